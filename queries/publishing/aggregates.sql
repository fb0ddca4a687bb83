-- One row per indicator, scope and period to be computed: sum over sum, coverage, the range where too few reported.
-- Parameters: none.
with
summed as (
    select
        indicator,
        theme,
        organisation,
        kind,
        period_start,
        case
            when grouping(organisation) = 0 then 'organisation'
            when grouping(kind) = 0 then 'group'
            else 'province'
        end as scope_kind,
        sum(numerator) as numerator,
        sum(denominator) as denominator,
        sum(rows_left_out) as rows_left_out,
        bool_and(is_outside) as is_outside, -- reported, and applies to none
        sum(due) as due,
        sum(reported) as reported,
        sum(last_denominator) filter (due > reported) as missing_weight,
        count(*) filter (due > reported and last_denominator is null) as missing_unknown,
    from cells
    group by grouping sets (
        (indicator, theme, period_start, organisation, kind),
        (indicator, theme, period_start, kind),
        (indicator, theme, period_start)
    )
),
limits as (
    select coalesce(max(try_cast(value as double)) filter (key = 'coverage_limit'), 0.8) as given,
    from place
),
covered as (
    select
        summed.*,
        due = 0 or reported / due >= if(limits.given > 1, limits.given / 100, limits.given) as is_covered,
        coalesce(summed.denominator, 0) + summed.missing_weight as full_weight,
    from summed
    cross join limits
)
select
    covered.indicator,
    covered.theme,
    case scope_kind when 'organisation' then organisation when 'group' then covered.kind else 'province' end as scope,
    covered.scope_kind,
    covered.kind,
    covered.period_start,
    covered.numerator,
    covered.denominator,
    case
        when indicators.unit = 'percent' then 100 * covered.numerator / nullif(covered.denominator, 0)
        when covered.denominator is null then cast(covered.numerator as double)
        else covered.numerator / nullif(covered.denominator, 0)
    end as value,
    scope_kind <> 'organisation' and not is_covered and missing_unknown = 0 and indicators.unit = 'percent' as has_range,
    case
        when has_range then 100 * coalesce(covered.numerator, 0) / nullif(full_weight, 0)
        -- what is counted can only grow when the silent units report
        when scope_kind <> 'organisation' and not is_covered and indicators.unit <> 'percent' and covered.denominator is null
            then cast(covered.numerator as double)
    end as low,
    if(has_range, 100 * (coalesce(covered.numerator, 0) + missing_weight) / nullif(full_weight, 0), null) as high,
    cast(covered.rows_left_out as bigint) as rows_left_out,
    covered.is_outside,
    cast(covered.due as bigint) as due,
    cast(covered.reported as bigint) as reported,
    covered.is_covered,
from covered
inner join indicators
    on indicators.code = covered.indicator
order by covered.indicator, covered.period_start, scope_kind, scope
