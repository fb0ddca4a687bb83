-- One row per organisation and period: required sections that are complete / sections required,
-- over the portals that report both.
-- A row to which a part does not apply is neither counted nor left out.
-- Parameters: none.
select
    organisation,
    period_start,
    period_end,
    cast(sum(sections_complete) filter (where sections_required is not null) as bigint) as numerator,
    cast(sum(sections_required) filter (where sections_complete is not null) as bigint) as denominator,
    count(*) filter (
        where (sections_complete is null or sections_required is null)
            and not coalesce(list_has_any(string_split(not_applicable, ','), ['sections_complete', 'sections_required']), false)
    ) as rows_left_out,
from portal_activity
group by organisation, period_start, period_end
order by organisation, period_start, period_end
