-- One row per organisation and period: minutes up / minutes of the days that the report covers,
-- over the portals that report their minutes down.
-- A row to which a part does not apply is neither counted nor left out.
-- Parameters: none.
select
    organisation,
    period_start,
    period_end,
    cast(sum(days_covered * 1440 - minutes_down) as bigint) as numerator,
    cast(sum(days_covered * 1440) filter (where minutes_down is not null) as bigint) as denominator,
    count(*) filter (
        where minutes_down is null
            and not coalesce(list_has_any(string_split(not_applicable, ','), ['minutes_down']), false)
    ) as rows_left_out,
from portal_activity
group by organisation, period_start, period_end
order by organisation, period_start, period_end
