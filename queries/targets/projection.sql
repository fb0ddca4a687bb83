-- One row per fortnight from a value on: where its pace leads and the 80 % band around it, never beyond a share's ends.
-- Parameters: $day (of the value), $value (in the indicator's unit), $pace (units a month), $noise and $wobble (of the band,
-- from the outlook), $unit (percent or another), $end (the last day to be told).
with
days as (
    select unnest(list_append(range(cast($day as timestamp), $end, interval 14 day), $end)) as day,
),
told as (
    select
        cast(day as date) as day,
        date_diff('day', $day, cast(day as date)) / 30.4375 as months,
        $value + $pace * months as middle,
        if(months > 0, sqrt($noise + $wobble * months ** 2), 0) as half,
        if($unit = 'percent', 100, 'infinity'::double) as most,
    from days
)
select
    day,
    greatest(least(middle, most), 0) as middle,
    greatest(least(middle - half, most), 0) as low,
    greatest(least(middle + half, most), 0) as high,
from told
order by day
