{#-
    Full-width forms narrowed and every kind of space removed, as `fold` of the extraction does.
    Plain ASCII, as most numbers are printed, is left alone, which is several times as fast.
-#}
{% macro folded(text) -%}
    case
        when {{ matches_pattern(text, '^[!-~]*\\z') }} then {{ text }}
        else {{ replace_pattern(
            narrowed(text),
            '[\\x{09}-\\x{0d}\\x{1c}-\\x{20}\\x{85}\\x{a0}\\x{ad}\\x{1680}\\x{2000}-\\x{200f}\\x{2028}\\x{2029}\\x{202f}\\x{205f}\\x{2060}\\x{3000}\\x{feff}]+',
        ) }}
    end
{%- endmacro %}
