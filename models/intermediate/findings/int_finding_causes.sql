with

attributed as (
    select * from {{ ref('int_breaches_attributed') }}
),

accused as (
    select * from {{ ref('int_figures_accused') }}
),

checks as (
    select * from {{ ref('fct_identity_checks') }}
    where status = 'breach'
),

anchors as (
    select * from {{ ref('int_breach_anchors') }}
),

-- Several wrong figures of one row have one cause: a row that slipped, or one misread line.
figure_causes as (
    select
        attributed.check_id,
        accused.cause_id,
        'figure' as cause_kind
    from attributed
    inner join accused
        on attributed.suspect_ref = accused.figure_ref
),

lost_row_causes as (
    select
        check_id,
        suspect_ref as cause_id,
        suspect_kind as cause_kind
    from attributed
    where suspect_kind = 'lost_row'
),

-- A breach that accuses nobody is a matter of the row that it speaks of, in all its columns; in
-- a project table, of its money or of its indicators; in the narrative, of the same difference.
sum_causes as (
    select
        attributed.check_id,
        coalesce(
            anchors.document_id || '|' || anchors.region || '|'
            || case
                when anchors.figure_kind = 'narrative' and checks.check_kind = 'sum'
                    then {{ amount_text('abs(checks.difference_wan)') }}
                when anchors.figure_kind <> 'project' then cast(anchors.source_line as varchar)
                when
                    split_part(anchors.figure_ref, '|', 3) like 'indicator%'
                    or split_part(anchors.figure_ref, '|', 3) in ('total_score', 'total_weight')
                    then 'indicators'
                else 'money'
            end,
            attributed.check_id
        ) as cause_id,
        'sum' as cause_kind
    from attributed
    inner join checks
        on attributed.check_id = checks.check_id
    left join anchors
        on attributed.check_id = anchors.check_id
    where attributed.suspect_kind = 'unattributed'
),

caused as (
    select * from figure_causes
    union all
    select * from lost_row_causes
    union all
    select * from sum_causes
),

ranked as (
    select
        caused.*,
        checks.document_id,
        checks.identity_id,
        checks.family,
        checks.check_kind,
        checks.severity,
        checks.waiver_id,
        checks.instance_key,
        checks.difference_wan,
        checks.tolerance_wan,
        checks.measured_in,
        checks.lhs_text,
        checks.rhs_text,
        anchors.source_line,
        row_number() over (
            partition by caused.cause_id
            order by checks.tolerance_wan, caused.check_id
        ) as preference
    from caused
    inner join checks
        on caused.check_id = checks.check_id
    left join anchors
        on caused.check_id = anchors.check_id
)

select * from ranked
