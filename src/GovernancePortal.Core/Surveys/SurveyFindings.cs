using System.Globalization;
using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Systems;

namespace GovernancePortal.Core.Surveys;

/// <summary>What the check measures by: dated settings of the office, read for the base date's survey as of today.</summary>
/// <param name="BaseDate">Contracts that ended before it are asked about.</param>
/// <param name="YenPercent">An amount that changes by more is asked about.</param>
/// <param name="UserFactor">So are users that become so many times as many or as few.</param>
/// <param name="TestMonths">A restore test or drill older than this is asked about.</param>
public sealed record SurveyNorms(DateOnly BaseDate, int YenPercent, int UserFactor, int TestMonths)
{
    public static SurveyNorms Of(SurveyCampaign campaign, OfficeCalendar calendar, DateOnly today) => new(campaign.BaseDate,
        calendar.Setting(SettingName.SurveyYenPercent, today), calendar.Setting(SettingName.SurveyUserFactor, today), calendar.Setting(SettingName.SurveyTestMonths, today));
}

/// <summary>
/// The rules by which the survey checks each answer: slips (amount, users, contract), and how the system would come through a
/// disaster or a stop (R051): no backup for its recovery time, no copy elsewhere, no test of the copy, no drill.
/// </summary>
public static class SurveyFindings
{
    public const string YenJump = "YenJump";
    public const string NoUsers = "NoUsers";
    public const string UserJump = "UserJump";
    public const string ContractEnded = "ContractEnded";
    public const string NoBackup = "NoBackup";
    public const string NoRemoteBackup = "NoRemoteBackup";
    public const string RestoreUntested = "RestoreUntested";
    public const string NotDrilled = "NotDrilled";
    public const string MyNumberSegment = "MyNumberSegment";

    /// <summary>The findings on which the office gives advice about continuity.</summary>
    public static IReadOnlySet<string> OfContinuity { get; } = new HashSet<string>(StringComparer.Ordinal) { NoBackup, NoRemoteBackup, RestoreUntested, NotDrilled };

    public static IReadOnlyList<string> All { get; } = [YenJump, NoUsers, UserJump, ContractEnded, NoBackup, NoRemoteBackup, RestoreUntested, NotDrilled, MyNumberSegment];

    public static IReadOnlyList<SurveyFinding> Of(SurveyRow row, SurveyNorms norms) => [.. Look(row.Before.Input(), row.Now.Input(), norms)];

    internal static IEnumerable<SurveyFinding> Look(SystemInput before, SystemInput now, SurveyNorms norms)
    {
        foreach (var (name, was, stands) in new[] { (nameof(now.AnnualCostYen), before.AnnualCostYen, now.AnnualCostYen), (nameof(now.ContractAmountYen), before.ContractAmountYen, now.ContractAmountYen) })
        {
            if (was is > 0 && stands is { } yen && Math.Abs((decimal)(yen - was.Value)) * 100 > (decimal)was.Value * norms.YenPercent)
            {
                yield return new SurveyFinding(YenJump, name, [Text(was.Value), Text(yen), Text(norms.YenPercent)]);
            }
        }
        if (now.UserCount == 0)
        {
            yield return new SurveyFinding(NoUsers, nameof(now.UserCount), []);
        }
        else if (before.UserCount is > 0 && now.UserCount is { } users && (users >= (long)before.UserCount * norms.UserFactor || (long)users * norms.UserFactor <= before.UserCount))
        {
            yield return new SurveyFinding(UserJump, nameof(now.UserCount), [Text(before.UserCount.Value), Text(users)]);
        }
        var runs = now.Lifecycle is Lifecycle.InOperation or Lifecycle.Suspended or Lifecycle.ToBeRetired;
        if (runs && now.ContractTo < norms.BaseDate)
        {
            yield return new SurveyFinding(ContractEnded, nameof(now.ContractTo), []);
        }
        foreach (var finding in runs ? Continuity(now, norms) : [])
        {
            yield return finding;
        }
        if (now.HandlesMyNumber == true && now.Segment is not null && now.Segment != SystemCodes.MyNumberSegment)
        {
            yield return new SurveyFinding(MyNumberSegment, nameof(now.Segment), []);
        }
    }

    private static IEnumerable<SurveyFinding> Continuity(SystemInput now, SurveyNorms norms)
    {
        var oldest = norms.BaseDate.AddMonths(-norms.TestMonths);
        if (now.RtoHours is not null)
        {
            if (now.BackupMethod is null or SystemCodes.No)
            {
                yield return new SurveyFinding(NoBackup, nameof(now.BackupMethod), []);
            }
            else if (now.BackupRemote == false)
            {
                yield return new SurveyFinding(NoRemoteBackup, nameof(now.BackupRemote), []);
            }
        }
        if (now.BackupMethod is not (null or SystemCodes.No) && now.Criticality != Criticality.General && (now.RestoreTestedOn is null || now.RestoreTestedOn < oldest))
        {
            yield return new SurveyFinding(RestoreUntested, nameof(now.RestoreTestedOn), [Text(norms.TestMonths)]);
        }
        if (now.BcpCovered == true && (now.BcpDrilledOn is null || now.BcpDrilledOn < oldest))
        {
            yield return new SurveyFinding(NotDrilled, nameof(now.BcpDrilledOn), [Text(norms.TestMonths)]);
        }
    }

    private static string Text(long number) => number.ToString("#,0", CultureInfo.InvariantCulture);
}
