-- One row per row in force of one organisation and period, with the file and the sheet that it came from.
-- Parameters: $organisation (its code), $period_start (the period's first day).
select
    shared_software.*,
    history.file_name,
    history.entered_at,
    json_extract_string(history.reading, '$."sheet"') as sheet,
from shared_software
inner join history
    on history.batch = shared_software.batch
    and history.action = 'import'
where shared_software.organisation = $organisation
    and shared_software.period_start = $period_start
order by shared_software.software
