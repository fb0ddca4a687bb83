-- One row per row in force of one organisation and period, with the file and the sheet that it came from.
-- Parameters: $organisation (its code), $period_start (the period's first day).
select
    portal_activity.*,
    history.file_name,
    history.entered_at,
    json_extract_string(history.reading, '$."sheet"') as sheet,
from portal_activity
inner join history
    on history.batch = portal_activity.batch
    and history.action = 'import'
where portal_activity.organisation = $organisation
    and portal_activity.period_start = $period_start
order by portal_activity.portal
