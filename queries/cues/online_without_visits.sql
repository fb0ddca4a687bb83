-- One row per organisation whose share of online dossiers rose over 12 periods while visits to its portal did not.
-- Parameters: $until (the day).
-- Seen where, of the last 12 complete periods of online services, 10 or more have both figures; the share of the last
-- 4 of them (sum over sum) is 10 points or more above that of the first 4, each with 40 dossiers or more; the visits
-- of the last 4 are no more than those of the first 4; the two do not rise together (correlation of 0.2 or less);
-- and no break of either theme lies within. Both reports must have the same periods.
with
latest as (
    select
        period_start,
        period_end,
        name,
    from periods
    where report_table = 'online_services'
        and period_end <= $until
        and is_complete
    order by period_start desc
    limit 12
),
told as (
    select
        online.scope as organisation,
        online.kind,
        latest.period_start,
        latest.name,
        online.numerator,
        online.denominator,
        online.value as share,
        portal.numerator as visits,
        row_number() over (partition by online.scope order by latest.period_start) as place,
        count(*) over (partition by online.scope) as periods,
    from latest
    inner join indicator_values as online
        on online.indicator = 'online_dossiers'
        and online.basis = 'period'
        and online.scope_kind = 'organisation'
        and online.period_start = latest.period_start
        and online.denominator > 0
    inner join indicator_values as portal
        on portal.indicator = 'visits'
        and portal.basis = 'period'
        and portal.scope = online.scope
        and portal.period_start = latest.period_start
        and portal.numerator is not null
),
compared as (
    select
        organisation,
        max(periods) as periods,
        arg_max(name, place) as name,
        arg_min(name, place) as first_name,
        100 * sum(numerator) filter (place <= 4) / sum(denominator) filter (place <= 4) as before,
        100 * sum(numerator) filter (place > periods - 4) / sum(denominator) filter (place > periods - 4) as value,
        least(sum(denominator) filter (place <= 4), sum(denominator) filter (place > periods - 4)) as dossiers,
        sum(visits) filter (place <= 4) as visits_before,
        sum(visits) filter (place > periods - 4) as visits,
        corr(share, visits) as correlation,
        if(isnan(correlation), 0, coalesce(correlation, 0)) as together, -- visits that stand still do not rise
        max(kind) as kind,
    from told
    where periods >= 10
    group by organisation
)
select compared.* exclude (dossiers, kind, correlation), 'online_dossiers' as indicator,
from compared
where value - before >= 10
    and dossiers >= 40
    and visits_before > 0
    and visits <= visits_before
    and together <= 0.2
    and not exists (
        from breaks
        where breaks.on_date > (select min(period_end) from latest)
            and breaks.on_date <= (select max(period_end) from latest)
            and coalesce(breaks.theme, 'online_services') in ('online_services', 'portal_activity')
            and coalesce(breaks.kind, compared.kind) = compared.kind
    )
order by value - before desc, organisation
