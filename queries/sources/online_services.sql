-- One row per row in force of one organisation and period, with the file and the sheet that it came from.
-- Parameters: $organisation (its code), $period_start (the period's first day).
select
    online_services.*,
    history.file_name,
    history.entered_at,
    json_extract_string(history.reading, '$."sheet"') as sheet,
from online_services
inner join history
    on history.batch = online_services.batch
    and history.action = 'import'
where online_services.organisation = $organisation
    and online_services.period_start = $period_start
order by online_services.service_code
