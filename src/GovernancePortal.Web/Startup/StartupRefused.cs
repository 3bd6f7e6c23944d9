namespace GovernancePortal.Web.Startup;

/// <summary>The portal cannot start as it is set up. The message tells the operator how to mend it; the exit code is 2.</summary>
public sealed class StartupRefused : Exception
{
    public StartupRefused(string message) : base(message) { }

    public StartupRefused(string message, Exception inner) : base(message, inner) { }
}
