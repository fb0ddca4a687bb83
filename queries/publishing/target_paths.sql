-- One row per target: its straight path, with the baseline taken from the data where the law names none.
-- Parameters: none.
with
starts as (
    select
        row_number() over (order by indicator, scope, deadline) as target_number,
        *,
        coalesce(baseline_on, basis_date) as path_from,
    from targets
),
candidates as ( -- the scope's own value at the start of the path comes first, else the first one after it
    select
        starts.target_number,
        scope_values.value,
        date_diff('day', periods.period_end, starts.path_from) as days_before,
    from starts
    inner join indicators
        on indicators.code = starts.indicator
    inner join scope_values
        on scope_values.indicator = starts.indicator
        and scope_values.scope = starts.scope
        and scope_values.value is not null
    inner join periods
        on periods.report_table = indicators.theme
        and periods.period_start = scope_values.period_start
        and periods.period_end < starts.deadline
    where starts.baseline_value is null
        and starts.baseline_on is not null
),
measured as (
    select
        target_number,
        arg_min(value, if(days_before >= 0, days_before, 1000000 - days_before)) as baseline,
    from candidates
    group by target_number
),
resolved as (
    select
        starts.*,
        coalesce(starts.baseline_value, measured.baseline, starts.value) as found_baseline,
        starts.baseline_value is null and measured.baseline is not null as is_baseline_measured,
    from starts
    left join measured
        on measured.target_number = starts.target_number
)
select
    * exclude (found_baseline),
    -- a start already beyond the target is no reason to fall back to it
    if(comparator = '>=', least(found_baseline, value), greatest(found_baseline, value)) as baseline,
from resolved
order by target_number
