using GovernancePortal.Core.Platform.Time;

namespace GovernancePortal.Core.Calendar;

public enum ReviewClockEventKind
{
    /// <summary>受付: the clock starts.</summary>
    Accepted,
    /// <summary>質問中 or 差戻し: the clock stops and keeps what was used.</summary>
    Paused,
    /// <summary>Back with the reviewer: the clock goes on where it stopped.</summary>
    Resumed,
    /// <summary>Answered for good: the clock stands.</summary>
    Finished,
}

public sealed record ReviewClockEvent(ReviewClockEventKind Kind, DateTimeOffset At);

/// <summary>How the clock stands on a day.</summary>
/// <param name="UsedDays">Open days the reviewer has had, the day asked about included.</param>
/// <param name="LeftDays">Open days left; 0 on the due day, negative when overdue.</param>
/// <param name="Due">The due day. Null before 受付, and while the clock stands with days left, because it moves on.</param>
public sealed record ReviewClockReading(bool IsStarted, bool IsRunning, bool IsFinished, int UsedDays, int LeftDays, DateOnly? Due)
{
    public bool IsOverdue => LeftDays < 0;
}

/// <summary>
/// 審査期間: due a number of 開庁日 from 受付 (default 15), stops in 質問中 and 差戻し and goes on where it stopped
/// (domain.md 0b, decision 7). Days are Tokyo's. The day of 受付, like the day of going on, is not counted
/// (初日不算入); the day of stopping is. A question asked and answered on one day so costs nobody a day.
/// </summary>
public static class ReviewClock
{
    /// <param name="events">Everything that moved the clock up to <paramref name="today"/>; later events are ignored.</param>
    public static ReviewClockReading Read(IEnumerable<ReviewClockEvent> events, BusinessDays days, int dueDays, DateOnly today)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dueDays, 1);
        var used = 0;
        var started = false;
        var finished = false;
        DateOnly? runningSince = null;
        DateOnly? reached = null;

        foreach (var step in events.OrderBy(e => e.At))
        {
            var day = OfficeTime.DayOf(step.At);
            if (day > today || finished)
            {
                break;
            }

            switch (step.Kind)
            {
                case ReviewClockEventKind.Accepted or ReviewClockEventKind.Resumed:
                    // A case taken in once and handed back keeps its clock: a second 受付 only goes on.
                    started |= step.Kind == ReviewClockEventKind.Accepted;
                    if (started)
                    {
                        runningSince ??= day;
                    }

                    break;
                default:
                    Stop(day);
                    finished = started && step.Kind == ReviewClockEventKind.Finished;
                    break;
            }
        }

        var running = runningSince is not null;
        if (runningSince is { } since)
        {
            reached ??= DueFrom(since);
            used += days.Between(since, today);
        }

        return new ReviewClockReading(started, running, finished, used, dueDays - used, reached);

        void Stop(DateOnly day)
        {
            if (runningSince is not { } since)
            {
                return;
            }

            var due = DueFrom(since);
            if (due <= day)
            {
                reached ??= due;
            }

            used += days.Between(since, day);
            runningSince = null;
        }

        DateOnly DueFrom(DateOnly since) => days.Add(since, Math.Max(dueDays - used, 0));
    }
}
