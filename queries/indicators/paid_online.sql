-- One row per organisation and period: dossiers whose fee was paid online / dossiers with a fee,
-- over the services that report both.
-- A row to which a part does not apply is neither counted nor left out.
-- Parameters: none.
select
    organisation,
    period_start,
    period_end,
    cast(sum(paid_online) filter (where fee_dossiers is not null) as bigint) as numerator,
    cast(sum(fee_dossiers) filter (where paid_online is not null) as bigint) as denominator,
    count(*) filter (
        where (paid_online is null or fee_dossiers is null)
            and not coalesce(list_has_any(string_split(not_applicable, ','), ['paid_online', 'fee_dossiers']), false)
    ) as rows_left_out,
from online_services
group by organisation, period_start, period_end
order by organisation, period_start, period_end
