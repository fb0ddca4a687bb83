-- One row per indicator of the theme measures, organisation and period: the parts as reported.
-- A row to which a needed part does not apply is neither counted nor left out.
-- Parameters: none.
select
    measures.indicator,
    measures.organisation,
    measures.period_start,
    measures.period_end,
    case when indicators.unit <> 'percent' or measures.denominator is not null then measures.numerator end as numerator,
    case when measures.numerator is not null then measures.denominator end as denominator,
    cast(
        (measures.numerator is null or (indicators.unit = 'percent' and measures.denominator is null))
        and not coalesce(list_has_any(
            string_split(measures.not_applicable, ','),
            if(indicators.unit = 'percent', ['numerator', 'denominator'], ['numerator'])
        ), false) as bigint
    ) as rows_left_out,
from measures
inner join indicators
    on indicators.code = measures.indicator
order by measures.indicator, measures.period_start, measures.organisation
