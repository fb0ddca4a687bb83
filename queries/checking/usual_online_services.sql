-- One row per organisation and service_code with reports outside a file's periods: how its figures usually are.
-- Parameters: $organisations (codes), $first and $last (first days of the file's first and last period),
-- $year_from (the first day of the first period of the year of $first).
select
    organisation,
    service_code as key,
    max(period_start) as last_start,
    count(columns('^(dossiers_\w+|carried_over|resolved_\w+|pending_\w+|fee_dossiers|paid_online|rated|satisfied)$')) as 'told_\1',
    min(columns('^(dossiers_\w+|carried_over|resolved_\w+|pending_\w+|fee_dossiers|paid_online|rated|satisfied)$')) as 'least_\1',
    avg(columns('^(dossiers_\w+|carried_over|resolved_\w+|pending_\w+|fee_dossiers|paid_online|rated|satisfied)$')) as 'usual_\1',
    max(columns('^(dossiers_\w+|carried_over|resolved_\w+|pending_\w+|fee_dossiers|paid_online|rated|satisfied)$')) as 'most_\1',
    count(*) filter (period_start between $year_from and $first) as periods_to_date,
    sum(cast(columns('^(dossiers_\w+|carried_over|resolved_\w+|pending_\w+|fee_dossiers|paid_online|rated|satisfied)$') as double))
        filter (period_start between $year_from and $first) as 'to_date_\1',
from online_services
where organisation in (select unnest($organisations))
    and period_start not between $first and $last
group by organisation, service_code
order by organisation, service_code
