using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Imports;

namespace GovernancePortal.Core.Systems.Sheets;

/// <summary>The runs into the ledger: the own ones, and all for those who keep the whole ledger.</summary>
public sealed class SystemImportQueries(PortalDb db) : ImportQueries(db, SystemImportService.RunKind, Permission.SystemEditAll);
