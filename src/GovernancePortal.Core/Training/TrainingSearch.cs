using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Search;

namespace GovernancePortal.Core.Training;

/// <summary>Courses by title and content.</summary>
internal sealed class TrainingCourseSearch : SearchSource<TrainingCourse>
{
    public override string Kind => "TrainingCourses";
    public override int Order => 75;
    public override Permission Permission => Permission.UsePortal;

    protected override SearchText Describe(TrainingCourse c) => new(c.Title, c.ChangedAt, [SearchPlace.Of("TrainingCourse.Title", c.Title), SearchPlace.Of("TrainingCourse.Content", c.Content)])
    {
        State = $"{nameof(TrainingKind)}.{c.Kind}",
    };
}

/// <summary>注意喚起 by title and text.</summary>
internal sealed class SecurityAlertSearch : SearchSource<SecurityAlert>
{
    public override string Kind => "SecurityAlerts";
    public override int Order => 76;
    public override Permission Permission => Permission.UsePortal;

    protected override SearchText Describe(SecurityAlert a) => new(a.Title, a.At, [SearchPlace.Of("SecurityAlert.Title", a.Title), SearchPlace.Of("SecurityAlert.Text", a.Text)]);
}

/// <summary>The staff development policy by title and text.</summary>
internal sealed class DevelopmentPolicySearch : SearchSource<DevelopmentPolicy>
{
    public override string Kind => "DevelopmentPolicies";
    public override int Order => 77;
    public override Permission Permission => Permission.UsePortal;

    protected override SearchText Describe(DevelopmentPolicy p) => new(p.Title, p.ChangedAt, [SearchPlace.Of("DevelopmentPolicy.Title", p.Title), SearchPlace.Of("DevelopmentPolicy.Text", p.Text)]);
}
