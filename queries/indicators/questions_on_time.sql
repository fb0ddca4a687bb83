-- One row per organisation and period: questions answered on time / questions received,
-- over the portals that report both.
-- A row to which a part does not apply is neither counted nor left out.
-- Parameters: none.
select
    organisation,
    period_start,
    period_end,
    cast(sum(questions_on_time) filter (where questions_received is not null) as bigint) as numerator,
    cast(sum(questions_received) filter (where questions_on_time is not null) as bigint) as denominator,
    count(*) filter (
        where (questions_on_time is null or questions_received is null)
            and not coalesce(list_has_any(string_split(not_applicable, ','), ['questions_on_time', 'questions_received']), false)
    ) as rows_left_out,
from portal_activity
group by organisation, period_start, period_end
order by organisation, period_start, period_end
