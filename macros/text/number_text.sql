{#-
    A text folded, but with one space where spaces stand between two digits: there a space separates
    thousands, or two numbers, which are no one number.
-#}
{% macro number_text(text) -%}
    {%- set spaces = '[\\x{09}-\\x{0d}\\x{1c}-\\x{20}\\x{85}\\x{a0}\\x{1680}\\x{2000}-\\x{200a}\\x{2028}\\x{2029}\\x{202f}\\x{205f}\\x{3000}]+' -%}
    {%- set widthless = '[\\x{ad}\\x{200b}-\\x{200f}\\x{2060}\\x{feff}]+' -%}
    {%- set spaced = replace_pattern(replace_pattern(narrowed(text), widthless), spaces, ' ') -%}
    case
        when {{ matches_pattern(text, '^[!-~]*\\z') }} then {{ text }}
        else {{ replace_pattern(
            replace_pattern(replace_pattern(spaced, '(^|[^0-9 ]) ', '\\1'), ' ([^0-9 ]|$)', '\\1'),
            '^ $',
        ) }}
    end
{%- endmacro %}
