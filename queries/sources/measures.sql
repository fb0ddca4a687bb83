-- One row per row in force of one organisation, period and indicator, with the file and the sheet that it came from.
-- Parameters: $organisation (its code), $period_start (the period's first day), $indicator (its code).
select
    measures.*,
    history.file_name,
    history.entered_at,
    json_extract_string(history.reading, '$."sheet"') as sheet,
from measures
inner join history
    on history.batch = measures.batch
    and history.action = 'import'
where measures.organisation = $organisation
    and measures.period_start = $period_start
    and measures.indicator = $indicator
order by measures.indicator
