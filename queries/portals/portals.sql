-- One row per portal in the latest period that ends by a day, the longest silent first.
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
)
select
    portal_activity.organisation,
    portal_activity.portal,
    portal_activity.period_end,
    last_article.updated_on,
    date_diff('day', last_article.updated_on, portal_activity.period_end) as days_silent,
    portal_activity.visits,
    portal_activity.articles,
    portal_activity.questions_received,
    portal_activity.questions_answered,
    portal_activity.questions_on_time,
    portal_activity.sections_required,
    portal_activity.sections_complete,
    portal_activity.minutes_down,
from portal_activity
inner join latest using (period_end)
inner join organisations
    on organisations.code = portal_activity.organisation
left join last_article
    on last_article.organisation = portal_activity.organisation
    and last_article.portal = portal_activity.portal
where $scope in ('province', organisations.kind, organisations.code)
order by days_silent desc nulls first, organisations.display_order, portal_activity.portal
