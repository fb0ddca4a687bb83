-- One row per portal in the latest period that ends by a day, the longest silent first; at the foot one row per
-- organisation that owes the period's report, its portal and figures null.
-- Parameters: $until (the day), $scope (province, a kind or an organisation).
with
latest as (
    select max(period_end) as period_end
    from periods
    where report_table = 'portal_activity'
        and period_end <= $until
),
last_article as (
    select
        organisation,
        portal,
        max(coalesce(last_updated_on, if(articles > 0, period_end, null))) as updated_on,
    from portal_activity
    where period_end <= $until
    group by organisation, portal
),
owing as (
    select distinct
        report_status.organisation,
        report_status.period_end,
    from report_status
    inner join latest using (period_end)
    where report_status.report_table = 'portal_activity'
        and report_status.indicator is null
        and not report_status.is_reported
),
listed as (
    select portal_activity.*
    from portal_activity
    inner join latest using (period_end)
    union all by name
    select owing.*
    from owing
    anti join portal_activity
        on portal_activity.organisation = owing.organisation
        and portal_activity.period_end = owing.period_end
)
select
    listed.organisation,
    listed.portal,
    listed.period_end,
    last_article.updated_on,
    date_diff('day', last_article.updated_on, listed.period_end) as days_silent,
    listed.visits,
    listed.articles,
    listed.questions_received,
    listed.questions_answered,
    listed.questions_on_time,
    listed.sections_required,
    listed.sections_complete,
    listed.minutes_down,
from listed
inner join organisations
    on organisations.code = listed.organisation
left join last_article
    on last_article.organisation = listed.organisation
    and last_article.portal = listed.portal
where $scope in ('province', organisations.kind, organisations.code)
order by listed.portal is null, days_silent desc nulls first, organisations.display_order, listed.portal
