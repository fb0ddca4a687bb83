-- One row per organisation and indicator with reports outside a file's periods: how its figures usually are.
-- Parameters: $organisations (codes), $first and $last (first days of the file's first and last period),
-- $year_from (the first day of the first period of the year of $first).
select
    organisation,
    indicator as key,
    max(period_start) as last_start,
    count(columns('^(numerator|denominator)$')) as 'told_\1',
    min(columns('^(numerator|denominator)$')) as 'least_\1',
    avg(columns('^(numerator|denominator)$')) as 'usual_\1',
    max(columns('^(numerator|denominator)$')) as 'most_\1',
    count(*) filter (period_start between $year_from and $first) as periods_to_date,
    sum(cast(columns('^(numerator|denominator)$') as double))
        filter (period_start between $year_from and $first) as 'to_date_\1',
from measures
where organisation in (select unnest($organisations))
    and period_start not between $first and $last
group by organisation, indicator
order by organisation, indicator
