-- One row per organisation and software with reports outside a file's periods: how its figures usually are.
-- Parameters: $organisations (codes), $first and $last (first days of the file's first and last period),
-- $year_from (the first day of the first period of the year of $first).
select
    organisation,
    software as key,
    max(period_start) as last_start,
    count(columns('^(staff|accounts_\w+|units_\w+|documents_\w+)$')) as 'told_\1',
    min(columns('^(staff|accounts_\w+|units_\w+|documents_\w+)$')) as 'least_\1',
    avg(columns('^(staff|accounts_\w+|units_\w+|documents_\w+)$')) as 'usual_\1',
    max(columns('^(staff|accounts_\w+|units_\w+|documents_\w+)$')) as 'most_\1',
    count(*) filter (period_start between $year_from and $first) as periods_to_date,
    sum(cast(columns('^(staff|accounts_\w+|units_\w+|documents_\w+)$') as double))
        filter (period_start between $year_from and $first) as 'to_date_\1',
from shared_software
where organisation in (select unnest($organisations))
    and period_start not between $first and $last
group by organisation, software
order by organisation, software
