-- One row per indicator, organisation and period to be computed that is owed or observed: the unit's own parts.
-- Parameters: none.
with
owed as (
    select
        indicators.code as indicator,
        report_status.organisation,
        report_status.period_start,
        bool_or(report_status.is_reported) as is_reported,
    from report_status
    inner join recomputed_from
        on recomputed_from.report_table = report_status.report_table
        and recomputed_from.first_start <= report_status.period_start
    inner join indicators
        on indicators.theme = report_status.report_table
        and (report_status.indicator is null or report_status.indicator = indicators.code)
    group by indicators.code, report_status.organisation, report_status.period_start
),
observed as (
    select observations.*,
    from observations
    inner join indicators
        on indicators.code = observations.indicator
    inner join recomputed_from
        on recomputed_from.report_table = indicators.theme
        and recomputed_from.first_start <= observations.period_start
),
met as (
    select
        indicator,
        organisation,
        period_start,
        observed.numerator,
        observed.denominator,
        coalesce(observed.rows_left_out, 0) as rows_left_out,
        coalesce(coalesce(observed.numerator, observed.denominator) is null and observed.rows_left_out = 0, false) as is_outside,
        if(owed.is_reported is null, 0, 1) as due,
        if(owed.is_reported, 1, 0) as reported,
    from owed
    full join observed
        using (indicator, organisation, period_start)
),
silent as (
    select
        indicator,
        organisation,
        period_start,
    from met
    where due > reported
),
weighed as ( -- a silent unit's weight when it last reported; none where it never told this part or it did not apply
    select
        silent.*,
        if(seen.denominator is null and seen.rows_left_out = 0, 0, coalesce(known.denominator, 0)) as last_denominator,
    from silent
    asof inner join observations as seen
        on seen.indicator = silent.indicator
        and seen.organisation = silent.organisation
        and seen.period_start < silent.period_start
    asof left join (from observations where denominator is not null) as known
        on known.indicator = silent.indicator
        and known.organisation = silent.organisation
        and known.period_start < silent.period_start
)
select
    met.*,
    indicators.theme,
    organisations.kind,
    weighed.last_denominator,
from met
inner join indicators
    on indicators.code = met.indicator
inner join organisations
    on organisations.code = met.organisation
left join weighed
    on weighed.indicator = met.indicator
    and weighed.organisation = met.organisation
    and weighed.period_start = met.period_start
order by met.indicator, met.period_start, met.organisation
