/*
问：哪些答案依赖存疑或经人工更正的数字？这些数字印在哪里？
Asks: Which figures behind the answers are disputed or corrected, and where are they printed?
Reads: analysis.figure_source (each row of each mart, down to its printed figures).
Answer: one row a doubtful figure, with the file and line to look at, and how many rows of which
  marts rest on it (answer_count, mart_names).
Doubtful: quality_reason says why: breaks_identities (accused), in_disputed_sum (in a sum that
  does not add up), printed_twice, corrected (a person decided). What nothing checks at all
  (not_confirmed: counts of guests, reasons of a change) is left out; drop that line to see it.
*/
select
    source.office_code,
    source.fiscal_year,
    source.table_no,
    source.section_no,
    source.row_key,
    source.row_name,
    source.measure_label,
    source.value_text,
    source.amount_wan,
    source.quality_status,
    source.quality_reason,
    source.disputing_identities,
    count(distinct source.mart_name || '|' || source.row_id) as answer_count,
    string_agg(distinct source.mart_name, ', ' order by source.mart_name) as mart_names,
    source.source_file,
    source.source_line
from analysis.figure_source as source
where
    source.is_used
    and source.quality_status in ('disputed', 'corrected')
    and source.quality_reason <> 'not_confirmed'
group by all
order by
    source.source_file asc,
    source.source_line asc,
    source.table_no asc,
    source.row_key asc,
    source.measure_label asc
