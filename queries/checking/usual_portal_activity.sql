-- One row per organisation and portal with reports outside a file's periods: how its figures usually are.
-- Parameters: $organisations (codes), $first and $last (first days of the file's first and last period),
-- $year_from (the first day of the first period of the year of $first).
select
    organisation,
    portal as key,
    max(period_start) as last_start,
    count(columns('^(visits|articles|documents_published|questions_\w+|sections_\w+|minutes_down)$')) as 'told_\1',
    min(columns('^(visits|articles|documents_published|questions_\w+|sections_\w+|minutes_down)$')) as 'least_\1',
    avg(columns('^(visits|articles|documents_published|questions_\w+|sections_\w+|minutes_down)$')) as 'usual_\1',
    max(columns('^(visits|articles|documents_published|questions_\w+|sections_\w+|minutes_down)$')) as 'most_\1',
    count(*) filter (period_start between $year_from and $first) as periods_to_date,
    sum(cast(columns('^(visits|articles|documents_published|questions_\w+|sections_\w+|minutes_down)$') as double))
        filter (period_start between $year_from and $first) as 'to_date_\1',
from portal_activity
where organisation in (select unnest($organisations))
    and period_start not between $first and $last
group by organisation, portal
order by organisation, portal
