using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace GovernancePortal.Core.Platform.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(SqlScript.Read("base.sql"));
            migrationBuilder.CreateTable(
                name: "allowed_file_type",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    extension = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    content_type = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    signature = table.Column<string>(type: "character varying(14)", maxLength: 14, nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_allowed_file_type", x => x.id);
                    table.CheckConstraint("ck_allowed_file_type_dates", "valid_to is null or valid_to >= valid_from");
                    table.CheckConstraint("ck_allowed_file_type_extension", "extension = lower(extension) and extension !~ '[./]'");
                    table.CheckConstraint("ck_allowed_file_type_signature", "\"signature\" in ('Pdf', 'CompoundWord', 'CompoundSheet', 'CompoundSlides', 'Compound', 'XmlWord', 'XmlSheet', 'XmlSlides', 'Text', 'Png', 'Jpeg', 'Gif', 'Tiff', 'Bmp', 'Zip', 'Opaque')");
                });

            migrationBuilder.CreateTable(
                name: "assignment_run",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    by_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    undone_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    undone_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_assignment_run", x => x.id);
                    table.CheckConstraint("ck_assignment_run_kind", "\"kind\" in ('Accept', 'Assign')");
                });

            migrationBuilder.CreateTable(
                name: "audit_finding_severity",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    severity = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    plan_days = table.Column<int>(type: "integer", nullable: true),
                    plan_months = table.Column<int>(type: "integer", nullable: true),
                    weight = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_finding_severity", x => x.id);
                    table.CheckConstraint("ck_audit_finding_severity_severity", "\"severity\" in ('Grave', 'Minor', 'Proposal', 'GoodPractice')");
                    table.CheckConstraint("ck_audit_finding_severity_term", "plan_days is null or plan_months is null");
                });

            migrationBuilder.CreateTable(
                name: "audit_item_set",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    basis = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    state = table.Column<string>(type: "character varying(9)", maxLength: 9, nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: true),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    published_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    changes = table.Column<int>(type: "integer", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_item_set", x => x.id);
                    table.CheckConstraint("ck_audit_item_set_published", "(state = 'Published') = (valid_from is not null) and (state = 'Published') = (published_at is not null)");
                    table.CheckConstraint("ck_audit_item_set_state", "\"state\" in ('Draft', 'Published')");
                });

            migrationBuilder.CreateTable(
                name: "audit_kind",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    name_en = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    nature = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    every_years = table.Column<int>(type: "integer", nullable: true),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_kind", x => x.id);
                    table.CheckConstraint("ck_audit_kind_days", "valid_to is null or valid_to >= valid_from");
                    table.CheckConstraint("ck_audit_kind_nature", "\"nature\" in ('General', 'MyNumber', 'External', 'Special', 'System', 'Contractor')");
                });

            migrationBuilder.CreateTable(
                name: "audit_plan",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    layer = table.Column<string>(type: "character varying(7)", maxLength: 7, nullable: false),
                    parent_id = table.Column<Guid>(type: "uuid", nullable: true),
                    previous_id = table.Column<Guid>(type: "uuid", nullable: true),
                    series_id = table.Column<Guid>(type: "uuid", nullable: false),
                    edition = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    from_fy = table.Column<int>(type: "integer", nullable: false),
                    to_fy = table.Column<int>(type: "integer", nullable: false),
                    policy = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    goals = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    focus = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    capacities = table.Column<string>(type: "jsonb", nullable: false),
                    headcount = table.Column<int>(type: "integer", nullable: true),
                    external_years = table.Column<string>(type: "jsonb", nullable: false),
                    seed = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    created_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    submitted_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    submitted_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    submitted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    decided_by = table.Column<string>(type: "character varying(210)", maxLength: 210, nullable: true),
                    decided_on = table.Column<DateOnly>(type: "date", nullable: true),
                    document_number = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    recorded_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    content = table.Column<string>(type: "jsonb", nullable: true),
                    is_demonstration = table.Column<bool>(type: "boolean", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_plan", x => x.id);
                    table.CheckConstraint("ck_audit_plan_decided", "state not in ('Approved', 'Superseded') or (decided_by is not null and decided_on is not null and content is not null)");
                    table.CheckConstraint("ck_audit_plan_layer", "\"layer\" in ('MidTerm', 'Year')");
                    table.CheckConstraint("ck_audit_plan_parent", "(layer = 'Year') = (parent_id is not null)");
                    table.CheckConstraint("ck_audit_plan_state", "\"state\" in ('Draft', 'Submitted', 'Approved', 'Superseded', 'Dropped')");
                    table.CheckConstraint("ck_audit_plan_years", "to_fy >= from_fy and (layer = 'MidTerm' or to_fy = from_fy)");
                    table.ForeignKey(
                        name: "fk_audit_plan_audit_plan_parent_id",
                        column: x => x.parent_id,
                        principalTable: "audit_plan",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_audit_plan_audit_plan_previous_id",
                        column: x => x.previous_id,
                        principalTable: "audit_plan",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "audit_plan_rules",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    weight_age = table.Column<int>(type: "integer", nullable: false),
                    weight_my_number = table.Column<int>(type: "integer", nullable: false),
                    weight_confidentiality = table.Column<int>(type: "integer", nullable: false),
                    weight_criticality = table.Column<int>(type: "integer", nullable: false),
                    weight_findings = table.Column<int>(type: "integer", nullable: false),
                    weight_self_check = table.Column<int>(type: "integer", nullable: false),
                    closed_months = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    team_size = table.Column<int>(type: "integer", nullable: false),
                    months_between = table.Column<int>(type: "integer", nullable: false),
                    look_back_months = table.Column<int>(type: "integer", nullable: false),
                    my_number_per_cycle = table.Column<int>(type: "integer", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_plan_rules", x => x.id);
                    table.CheckConstraint("ck_audit_plan_rules_team", "team_size >= 2");
                });

            migrationBuilder.CreateTable(
                name: "briefing_session",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    fy = table.Column<int>(type: "integer", nullable: false),
                    title = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    held_on = table.Column<DateOnly>(type: "date", nullable: false),
                    starts_at = table.Column<TimeOnly>(type: "time without time zone", nullable: false),
                    ends_at = table.Column<TimeOnly>(type: "time without time zone", nullable: false),
                    place = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    capacity = table.Column<int>(type: "integer", nullable: true),
                    agenda = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    remind_on = table.Column<DateOnly>(type: "date", nullable: true),
                    state = table.Column<string>(type: "character varying(9)", maxLength: 9, nullable: false),
                    links = table.Column<string>(type: "jsonb", nullable: false),
                    is_demonstration = table.Column<bool>(type: "boolean", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_briefing_session", x => x.id);
                    table.CheckConstraint("ck_briefing_session_state", "\"state\" in ('Planned', 'Held', 'Cancelled')");
                    table.CheckConstraint("ck_briefing_session_times", "ends_at > starts_at and (capacity is null or capacity > 0)");
                });

            migrationBuilder.CreateTable(
                name: "bureau",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    name_en = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    furigana = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "ja-x-icu"),
                    body = table.Column<string>(type: "character varying(22)", maxLength: 22, nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_bureau", x => x.id);
                    table.CheckConstraint("ck_bureau_body", "\"body\" in ('Governor', 'Assembly', 'BoardOfEducation', 'PublicSafetyCommission', 'PublicEnterprise', 'HospitalEnterprise', 'OtherCommission')");
                    table.CheckConstraint("ck_bureau_dates", "valid_to is null or valid_to >= valid_from");
                });

            migrationBuilder.CreateTable(
                name: "calendar_setting",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(23)", maxLength: 23, nullable: false),
                    value = table.Column<int>(type: "integer", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true),
                    status = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    proposed_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    proposed_by_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    proposed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    decided_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    decided_by_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_calendar_setting", x => x.id);
                    table.CheckConstraint("ck_calendar_setting_days", "valid_to is null or valid_to >= valid_from");
                    table.CheckConstraint("ck_calendar_setting_decided", "(status = 'Proposed') = (decided_at is null)");
                    table.CheckConstraint("ck_calendar_setting_name", "\"name\" in ('ReviewDays', 'ExecutionLeadDays', 'NoticeLeadDays', 'NoticeLeadDaysWto', 'WtoNoticeDays', 'GoLiveLeadDays', 'MaterialChangePercent', 'SkeletonBudget', 'ConfirmationStep', 'HeadOnPaper', 'PolicyHeadOnPaper', 'CommitteeOnPaper', 'RemoteBackupPercent', 'CopyRestoreHours', 'ReplicaRestoreHours', 'PlatformSystems', 'SurveyFirstReminder', 'SurveyLastReminder', 'SurveyLateReminder', 'SurveyYenPercent', 'SurveyUserFactor', 'SurveyTestMonths', 'TerminalCentralTarget', 'LicenceCentralTarget', 'LicenceStocktakeMonths', 'RadarFilingMonths', 'DoubleMoveMonths', 'PreparationMonths', 'ProcurementLeadDays', 'ProcurementLeadDaysWto', 'BuildLeadMonths', 'DefaultNoticeDays', 'StageWarningDays', 'RadarRepeatDays', 'RestoreTestMonths', 'SlaReviewMonths', 'DrillMonths', 'LargeSystemYen', 'AssemblyLeadDays', 'ThousandRounding', 'ConditionReminderDays', 'ConditionRepeatDays', 'ConfirmationGraceDays', 'EvaluationMonths', 'LibraryReviewMonths', 'SupplyChainDuty', 'PlatformCores', 'PlatformMemoryGb', 'PlatformStorageGb', 'PlatformServers', 'ConflictLookBackMonths', 'FormerMemberByException', 'HearingGapMinutes', 'CommitteeQuorumPercent', 'CommitteeVotes', 'ConsultationSinceFy', 'ReviewEffortSimplified', 'ReviewEffortFull', 'ReviewEffortCommittee', 'ReviewSharePercent', 'FastLaneLeadDays', 'FastLaneReviewDays', 'KpiAchievedPercent', 'KpiMostlyPercent', 'KpiBehindPercent', 'KpiYearDueDays', 'KpiForecastDueDays', 'KpiQuarterDueDays', 'KpiGraceDays', 'KpiReminderDays', 'KpiRepeatDays', 'InstructionReminderDays', 'InstructionRepeatDays', 'CioReportWeekday', 'IncidentQuickReportDays', 'IncidentFullReportDays', 'PublicationOpen', 'AuditPhotos')");
                    table.CheckConstraint("ck_calendar_setting_status", "\"status\" in ('Proposed', 'Approved', 'Declined', 'Withdrawn', 'Superseded')");
                });

            migrationBuilder.CreateTable(
                name: "calendar_window",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    fiscal_year = table.Column<int>(type: "integer", nullable: false),
                    budget_kind = table.Column<string>(type: "character varying(9)", maxLength: 9, nullable: false),
                    window_kind = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    to = table.Column<DateOnly>(type: "date", nullable: false),
                    status = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    proposed_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    proposed_by_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    proposed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    decided_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    decided_by_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_calendar_window", x => x.id);
                    table.CheckConstraint("ck_calendar_window_budget_kind", "\"budget_kind\" in ('Initial', 'June', 'September', 'December', 'February', 'None')");
                    table.CheckConstraint("ck_calendar_window_days", "\"to\" >= \"from\"");
                    table.CheckConstraint("ck_calendar_window_decided", "(status = 'Proposed') = (decided_at is null)");
                    table.CheckConstraint("ck_calendar_window_status", "\"status\" in ('Proposed', 'Approved', 'Declined', 'Withdrawn', 'Superseded')");
                    table.CheckConstraint("ck_calendar_window_window_kind", "\"window_kind\" in ('PlanIntake', 'Filing', 'LateFiling', 'FirstAnswers', 'CommitteeMeeting', 'CommitteeSpare', 'BudgetRequest', 'BudgetResult')");
                });

            migrationBuilder.CreateTable(
                name: "checklist_body_fact",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    body_id = table.Column<Guid>(type: "uuid", nullable: false),
                    condition = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    holds = table.Column<bool>(type: "boolean", nullable: false),
                    note = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    entered_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    entered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_checklist_body_fact", x => x.id);
                    table.CheckConstraint("ck_checklist_body_fact_condition", "\"condition\" in ('None', 'NoMunicipalCloud', 'MainframeLeft', 'OpenedUp', 'Prefecture')");
                    table.CheckConstraint("ck_checklist_body_fact_entered", "condition in ('NoMunicipalCloud', 'MainframeLeft', 'OpenedUp')");
                });

            migrationBuilder.CreateTable(
                name: "checklist_item",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    stage = table.Column<string>(type: "character varying(14)", maxLength: 14, nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    text_ja = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    text_en = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    blocking = table.Column<bool>(type: "boolean", nullable: false),
                    prejudged_by = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    fields = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_checklist_item", x => x.id);
                    table.CheckConstraint("ck_checklist_item_dates", "valid_to is null or valid_to >= valid_from");
                    table.CheckConstraint("ck_checklist_item_number", "number > 0");
                    table.CheckConstraint("ck_checklist_item_stage", "\"stage\" in ('PreBudget', 'PreProcurement', 'PreOperation', 'Evaluation')");
                });

            migrationBuilder.CreateTable(
                name: "cio_meeting",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    agenda = table.Column<string>(type: "jsonb", nullable: false),
                    begun_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    begun_by_section = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    begun_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    closed_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    is_demonstration = table.Column<bool>(type: "boolean", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cio_meeting", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "cio_report",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    content = table.Column<string>(type: "jsonb", nullable: false),
                    made_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    made_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    made_by_section = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cio_report", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "code_item",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    list = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    name_ja = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    name_en = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    description_ja = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    description_en = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    sort_order = table.Column<int>(type: "integer", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true),
                    @fixed = table.Column<bool>(name: "fixed", type: "boolean", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_code_item", x => x.id);
                    table.CheckConstraint("ck_code_item_dates", "valid_to is null or valid_to >= valid_from");
                });

            migrationBuilder.CreateTable(
                name: "committee_meeting",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    kind = table.Column<string>(type: "character varying(11)", maxLength: 11, nullable: false),
                    held_on = table.Column<DateOnly>(type: "date", nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: true),
                    place = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    minutes = table.Column<string>(type: "character varying(10000)", maxLength: 10000, nullable: true),
                    present_ids = table.Column<List<Guid>>(type: "uuid[]", nullable: false),
                    frozen_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    frozen_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_committee_meeting", x => x.id);
                    table.CheckConstraint("ck_committee_meeting_kind", "\"kind\" in ('Main', 'Secretaries', 'Written')");
                });

            migrationBuilder.CreateTable(
                name: "counter",
                columns: table => new
                {
                    key = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    value = table.Column<int>(type: "integer", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_counter", x => x.key);
                });

            migrationBuilder.CreateTable(
                name: "decision_rule",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    stage = table.Column<string>(type: "character varying(14)", maxLength: 14, nullable: true),
                    kind = table.Column<string>(type: "character varying(17)", maxLength: 17, nullable: true),
                    from_yen = table.Column<long>(type: "bigint", nullable: false),
                    office = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    basis_ja = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    basis_en = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_decision_rule", x => x.id);
                    table.CheckConstraint("ck_decision_rule_amount", "from_yen >= 0");
                    table.CheckConstraint("ck_decision_rule_dates", "valid_to is null or valid_to >= valid_from");
                    table.CheckConstraint("ck_decision_rule_kind", "\"kind\" in ('NewSystem', 'Renewal', 'Enhancement', 'LegalChange', 'ContractExtension', 'CloudService', 'Retirement', 'HardwareOnly')");
                    table.CheckConstraint("ck_decision_rule_office", "\"office\" in ('PolicyHead', 'Cio')");
                    table.CheckConstraint("ck_decision_rule_stage", "\"stage\" in ('PreBudget', 'PreProcurement', 'PreOperation', 'Evaluation')");
                });

            migrationBuilder.CreateTable(
                name: "development_policy",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    edition = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    approved_on = table.Column<DateOnly>(type: "date", nullable: false),
                    approved_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    text = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_development_policy", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "field_guide",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    field_code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    hint_ja = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    hint_en = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    example_ja = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    example_en = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_field_guide", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "form_rule",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    stage = table.Column<string>(type: "character varying(14)", maxLength: 14, nullable: false),
                    item = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    asked = table.Column<bool>(type: "boolean", nullable: false),
                    required = table.Column<bool>(type: "boolean", nullable: true),
                    simplified = table.Column<bool>(type: "boolean", nullable: true),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_form_rule", x => x.id);
                    table.CheckConstraint("ck_form_rule_stage", "\"stage\" in ('PreBudget', 'PreProcurement', 'PreOperation', 'Evaluation')");
                });

            migrationBuilder.CreateTable(
                name: "heading_map",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    headings = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: true),
                    mapping = table.Column<string>(type: "jsonb", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_heading_map", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "hearing_slot",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    held_on = table.Column<DateOnly>(type: "date", nullable: false),
                    from_time = table.Column<TimeOnly>(type: "time without time zone", nullable: false),
                    to_time = table.Column<TimeOnly>(type: "time without time zone", nullable: false),
                    place = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    is_online = table.Column<bool>(type: "boolean", nullable: false),
                    capacity = table.Column<int>(type: "integer", nullable: false),
                    is_bookable = table.Column<bool>(type: "boolean", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_hearing_slot", x => x.id);
                    table.CheckConstraint("ck_hearing_slot", "from_time < to_time and capacity between 1 and 20");
                });

            migrationBuilder.CreateTable(
                name: "holiday",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    name_ja = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    name_en = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    is_removal = table.Column<bool>(type: "boolean", nullable: false),
                    status = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    proposed_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    proposed_by_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    proposed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    decided_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    decided_by_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_holiday", x => x.id);
                    table.CheckConstraint("ck_holiday_decided", "(status = 'Proposed') = (decided_at is null)");
                    table.CheckConstraint("ck_holiday_status", "\"status\" in ('Proposed', 'Approved', 'Declined', 'Withdrawn', 'Superseded')");
                });

            migrationBuilder.CreateTable(
                name: "import_run",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    file_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: false),
                    created_by_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    created_by_section = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    state = table.Column<string>(type: "character varying(9)", maxLength: 9, nullable: false),
                    headings = table.Column<string>(type: "jsonb", nullable: false),
                    mapping = table.Column<string>(type: "jsonb", nullable: false),
                    rows = table.Column<int>(type: "integer", nullable: false),
                    @checked = table.Column<int>(name: "checked", type: "integer", nullable: false),
                    created = table.Column<int>(type: "integer", nullable: false),
                    updated = table.Column<int>(type: "integer", nullable: false),
                    unchanged = table.Column<int>(type: "integer", nullable: false),
                    failed = table.Column<int>(type: "integer", nullable: false),
                    good_rows_only = table.Column<bool>(type: "boolean", nullable: false),
                    applied_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    applied_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_import_run", x => x.id);
                    table.CheckConstraint("ck_import_run_counts", "rows >= 0 and checked >= 0 and created >= 0 and updated >= 0 and unchanged >= 0 and failed >= 0");
                    table.CheckConstraint("ck_import_run_state", "\"state\" in ('Read', 'Previewed', 'Confirmed', 'Applied', 'Failed')");
                });

            migrationBuilder.CreateTable(
                name: "liaison_alert",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    received_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    body = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false),
                    body_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    reference = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    text = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    measures = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    recorded_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_liaison_alert", x => x.id);
                    table.CheckConstraint("ck_liaison_alert_body", "\"body\" in ('State', 'Nisc', 'Commission', 'Sector', 'Police', 'Municipality', 'Contractor', 'Press', 'Persons', 'Csirt', 'Other')");
                });

            migrationBuilder.CreateTable(
                name: "liaison_contact",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    body = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    office = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    phone = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    night_phone = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    mail = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    told = table.Column<bool>(type: "boolean", nullable: false),
                    warns = table.Column<bool>(type: "boolean", nullable: false),
                    note = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_liaison_contact", x => x.id);
                    table.CheckConstraint("ck_liaison_contact_body", "\"body\" in ('State', 'Nisc', 'Commission', 'Sector', 'Police', 'Municipality', 'Contractor', 'Press', 'Persons', 'Csirt', 'Other')");
                    table.CheckConstraint("ck_liaison_contact_dates", "valid_to is null or valid_to >= valid_from");
                });

            migrationBuilder.CreateTable(
                name: "municipality",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false),
                    name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    furigana = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "ja-x-icu"),
                    name_en = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    kind = table.Column<string>(type: "character varying(7)", maxLength: 7, nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true),
                    successor_id = table.Column<Guid>(type: "uuid", nullable: true),
                    contact = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    note = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_municipality", x => x.id);
                    table.CheckConstraint("ck_municipality_dates", "valid_to is null or valid_to >= valid_from");
                    table.CheckConstraint("ck_municipality_kind", "\"kind\" in ('City', 'Town', 'Village')");
                    table.CheckConstraint("ck_municipality_merged", "successor_id is null or (valid_to is not null and successor_id <> id)");
                    table.ForeignKey(
                        name: "fk_municipality_municipality_successor_id",
                        column: x => x.successor_id,
                        principalTable: "municipality",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "need_rule_set",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    questions = table.Column<string>(type: "jsonb", nullable: false),
                    rules = table.Column<string>(type: "jsonb", nullable: false),
                    added_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    added_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_need_rule_set", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "notice",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    message_id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    kind = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    arguments = table.Column<string>(type: "jsonb", nullable: false),
                    link = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    read_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_notice", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "opinion_handover",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    target_fy = table.Column<int>(type: "integer", nullable: false),
                    budget_kind = table.Column<string>(type: "character varying(9)", maxLength: 9, nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    rows = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_opinion_handover", x => x.id);
                    table.CheckConstraint("ck_opinion_handover_budget_kind", "\"budget_kind\" in ('Initial', 'June', 'September', 'December', 'February', 'None')");
                });

            migrationBuilder.CreateTable(
                name: "outbox",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false),
                    data = table.Column<string>(type: "jsonb", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    done_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    gave_up_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    last_error = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outbox", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "portal_user",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    display_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    furigana = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "ja-x-icu"),
                    extension = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    staff_number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    is_active = table.Column<bool>(type: "boolean", nullable: false),
                    must_change_password = table.Column<bool>(type: "boolean", nullable: false),
                    review_keys = table.Column<bool>(type: "boolean", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    user_name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    normalized_user_name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    email = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    normalized_email = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    email_confirmed = table.Column<bool>(type: "boolean", nullable: false),
                    password_hash = table.Column<string>(type: "text", nullable: true),
                    security_stamp = table.Column<string>(type: "text", nullable: true),
                    concurrency_stamp = table.Column<string>(type: "text", nullable: true),
                    phone_number = table.Column<string>(type: "text", nullable: true),
                    phone_number_confirmed = table.Column<bool>(type: "boolean", nullable: false),
                    two_factor_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    lockout_end = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    lockout_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    access_failed_count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_portal_user", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "protection_key",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    xml = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_protection_key", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "search_entry",
                columns: table => new
                {
                    kind = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    title_key = table.Column<string>(type: "text", nullable: false),
                    number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    section_id = table.Column<Guid>(type: "uuid", nullable: true),
                    state = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    changed_ms = table.Column<long>(type: "bigint", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    bigrams = table.Column<int[]>(type: "integer[]", nullable: false),
                    places = table.Column<string>(type: "jsonb", nullable: false),
                    digest = table.Column<long>(type: "bigint", nullable: false),
                    index_version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_search_entry", x => new { x.kind, x.subject_id });
                });

            migrationBuilder.CreateTable(
                name: "self_check_campaign",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    fy = table.Column<int>(type: "integer", nullable: false),
                    period_from = table.Column<DateOnly>(type: "date", nullable: false),
                    period_to = table.Column<DateOnly>(type: "date", nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    note = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    state = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false),
                    questions = table.Column<string>(type: "jsonb", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    opened_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_self_check_campaign", x => x.id);
                    table.CheckConstraint("ck_self_check_campaign_days", "period_to >= period_from and due_on >= period_from");
                    table.CheckConstraint("ck_self_check_campaign_state", "\"state\" in ('Draft', 'Open', 'Closed')");
                });

            migrationBuilder.CreateTable(
                name: "self_check_question",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    chapter = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false),
                    text = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    help = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    edition = table.Column<int>(type: "integer", nullable: false),
                    is_active = table.Column<bool>(type: "boolean", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_self_check_question", x => x.id);
                    table.CheckConstraint("ck_self_check_question_chapter", "\"chapter\" in ('Organisation', 'Assets', 'Resilience', 'Physical', 'Human', 'Technical', 'Operation', 'Outsourcing', 'Evaluation')");
                    table.CheckConstraint("ck_self_check_question_edition", "edition >= 1");
                });

            migrationBuilder.CreateTable(
                name: "standard_comment",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    field_code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    reason_code = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    text_ja = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    text_en = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_standard_comment", x => x.id);
                    table.CheckConstraint("ck_standard_comment_dates", "valid_to is null or valid_to >= valid_from");
                });

            migrationBuilder.CreateTable(
                name: "stored_file",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    content_type = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    size = table.Column<long>(type: "bigint", nullable: false),
                    sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    stored_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    stored_by = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_stored_file", x => x.id);
                    table.CheckConstraint("ck_stored_file_size", "size >= 0");
                });

            migrationBuilder.CreateTable(
                name: "survey_questions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    columns = table.Column<string>(type: "jsonb", nullable: false),
                    extras = table.Column<string>(type: "jsonb", nullable: false),
                    asks_plans = table.Column<bool>(type: "boolean", nullable: false),
                    asks_licences = table.Column<bool>(type: "boolean", nullable: false),
                    asks_drills = table.Column<bool>(type: "boolean", nullable: false),
                    asks_evaluation = table.Column<bool>(type: "boolean", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_survey_questions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "terminal_snapshot",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    taken_on = table.Column<DateOnly>(type: "date", nullable: false),
                    bureau = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    terminal_class = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    count = table.Column<int>(type: "integer", nullable: false),
                    central = table.Column<int>(type: "integer", nullable: false),
                    taken_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_terminal_snapshot", x => x.id);
                    table.CheckConstraint("ck_terminal_snapshot_counts", "central between 0 and count");
                });

            migrationBuilder.CreateTable(
                name: "threshold_rule",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    basis = table.Column<string>(type: "character varying(9)", maxLength: 9, nullable: false),
                    amount_yen = table.Column<long>(type: "bigint", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true),
                    route = table.Column<string>(type: "character varying(18)", maxLength: 18, nullable: false),
                    status = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    proposed_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    proposed_by_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    proposed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    decided_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    decided_by_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_threshold_rule", x => x.id);
                    table.CheckConstraint("ck_threshold_rule_amount", "amount_yen > 0");
                    table.CheckConstraint("ck_threshold_rule_basis", "\"basis\" in ('TermTotal', 'FirstYear', 'Annual')");
                    table.CheckConstraint("ck_threshold_rule_days", "valid_to is null or valid_to >= valid_from");
                    table.CheckConstraint("ck_threshold_rule_decided", "(status = 'Proposed') = (decided_at is null)");
                    table.CheckConstraint("ck_threshold_rule_kind", "\"kind\" in ('Committee', 'WtoProcurement', 'SmallPurchase', 'SmallLease', 'SmallService', 'SimplifiedForm', 'AssemblyPurchase', 'AssemblyWork')");
                    table.CheckConstraint("ck_threshold_rule_route", "\"route\" in ('Committee', 'WtoTender', 'NegotiatedContract', 'SimplifiedForm', 'AssemblyVote')");
                    table.CheckConstraint("ck_threshold_rule_status", "\"status\" in ('Proposed', 'Approved', 'Declined', 'Withdrawn', 'Superseded')");
                });

            migrationBuilder.CreateTable(
                name: "trail",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    actor_id = table.Column<Guid>(type: "uuid", nullable: false),
                    actor_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    actor_section = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    on_behalf_of = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    action = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    subject_type = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: true),
                    changes = table.Column<string>(type: "jsonb", nullable: false),
                    correlation_id = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    previous_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_trail", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "transfer_list",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    file_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    rows = table.Column<string>(type: "jsonb", nullable: false),
                    uploaded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    uploaded_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    applied_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    applied_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_transfer_list", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "audit_item",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    set_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    chapter = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    chapter_title = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    is_required = table.Column<bool>(type: "boolean", nullable: false),
                    text = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    documents = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    by_reading = table.Column<bool>(type: "boolean", nullable: false),
                    by_asking = table.Column<bool>(type: "boolean", nullable: false),
                    by_visit = table.Column<bool>(type: "boolean", nullable: false),
                    by_replay = table.Column<bool>(type: "boolean", nullable: false),
                    look_at = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    provision = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    condition = table.Column<string>(type: "character varying(11)", maxLength: 11, nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_item", x => x.id);
                    table.CheckConstraint("ck_audit_item_condition", "\"condition\" in ('Always', 'MyNumber', 'Cloud', 'Outsourcing')");
                    table.ForeignKey(
                        name: "fk_audit_item_audit_item_set_set_id",
                        column: x => x.set_id,
                        principalTable: "audit_item_set",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "bureau_batch",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    bureau_id = table.Column<Guid>(type: "uuid", nullable: false),
                    fiscal_year = table.Column<int>(type: "integer", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    note = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    cases = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    by_section = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_bureau_batch", x => x.id);
                    table.ForeignKey(
                        name: "fk_bureau_batch_bureau_bureau_id",
                        column: x => x.bureau_id,
                        principalTable: "bureau",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "bureau_deadline",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    fiscal_year = table.Column<int>(type: "integer", nullable: false),
                    budget_kind = table.Column<string>(type: "character varying(9)", maxLength: 9, nullable: false),
                    bureau_id = table.Column<Guid>(type: "uuid", nullable: false),
                    closes_on = table.Column<DateOnly>(type: "date", nullable: false),
                    status = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    proposed_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    proposed_by_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    proposed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    decided_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    decided_by_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_bureau_deadline", x => x.id);
                    table.CheckConstraint("ck_bureau_deadline_budget_kind", "\"budget_kind\" in ('Initial', 'June', 'September', 'December', 'February', 'None')");
                    table.CheckConstraint("ck_bureau_deadline_decided", "(status = 'Proposed') = (decided_at is null)");
                    table.CheckConstraint("ck_bureau_deadline_status", "\"status\" in ('Proposed', 'Approved', 'Declined', 'Withdrawn', 'Superseded')");
                    table.ForeignKey(
                        name: "fk_bureau_deadline_bureau_bureau_id",
                        column: x => x.bureau_id,
                        principalTable: "bureau",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "bureau_routing",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    bureau_id = table.Column<Guid>(type: "uuid", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true),
                    lead_days = table.Column<int>(type: "integer", nullable: false),
                    every_stage = table.Column<bool>(type: "boolean", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_bureau_routing", x => x.id);
                    table.CheckConstraint("ck_bureau_routing_dates", "valid_to is null or valid_to >= valid_from");
                    table.ForeignKey(
                        name: "fk_bureau_routing_bureau_bureau_id",
                        column: x => x.bureau_id,
                        principalTable: "bureau",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "committee_member",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    office = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    bureau_id = table.Column<Guid>(type: "uuid", nullable: true),
                    role = table.Column<string>(type: "character varying(9)", maxLength: 9, nullable: false),
                    sort_order = table.Column<int>(type: "integer", nullable: false),
                    member_from = table.Column<DateOnly>(type: "date", nullable: false),
                    member_to = table.Column<DateOnly>(type: "date", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_committee_member", x => x.id);
                    table.CheckConstraint("ck_committee_member_dates", "member_to is null or member_to >= member_from");
                    table.CheckConstraint("ck_committee_member_role", "\"role\" in ('Chair', 'Member', 'Secretary')");
                    table.ForeignKey(
                        name: "fk_committee_member_bureau_bureau_id",
                        column: x => x.bureau_id,
                        principalTable: "bureau",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "section",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    bureau_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    name_en = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    furigana = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "ja-x-icu"),
                    place = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    is_branch_office = table.Column<bool>(type: "boolean", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true),
                    predecessor_id = table.Column<Guid>(type: "uuid", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_section", x => x.id);
                    table.CheckConstraint("ck_section_dates", "valid_to is null or valid_to >= valid_from");
                    table.ForeignKey(
                        name: "fk_section_bureau_bureau_id",
                        column: x => x.bureau_id,
                        principalTable: "bureau",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_section_section_predecessor_id",
                        column: x => x.predecessor_id,
                        principalTable: "section",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "security_alert",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    text = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    bureau_id = table.Column<Guid>(type: "uuid", nullable: true),
                    published_on = table.Column<DateOnly>(type: "date", nullable: false),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    published_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_security_alert", x => x.id);
                    table.ForeignKey(
                        name: "fk_security_alert_bureau_bureau_id",
                        column: x => x.bureau_id,
                        principalTable: "bureau",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "cio_meeting_entry",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    meeting_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    item_key = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    text = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    said_by = table.Column<string>(type: "character varying(210)", maxLength: 210, nullable: false),
                    recorded_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    recorded_by_section = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cio_meeting_entry", x => x.id);
                    table.CheckConstraint("ck_cio_meeting_entry_kind", "\"kind\" in ('Decision', 'Remark')");
                    table.ForeignKey(
                        name: "fk_cio_meeting_entry_cio_meeting_meeting_id",
                        column: x => x.meeting_id,
                        principalTable: "cio_meeting",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "development_role",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    policy_id = table.Column<Guid>(type: "uuid", nullable: false),
                    target = table.Column<string>(type: "character varying(19)", maxLength: 19, nullable: false),
                    duty = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    skills = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_development_role", x => x.id);
                    table.CheckConstraint("ck_development_role_target", "\"target\" in ('GeneralStaff', 'SectionHead', 'SecurityOfficer', 'SystemAdministrator', 'IctStaff', 'Auditor', 'MunicipalStaff')");
                    table.ForeignKey(
                        name: "fk_development_role_development_policy_policy_id",
                        column: x => x.policy_id,
                        principalTable: "development_policy",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "training_course",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    fy = table.Column<int>(type: "integer", nullable: false),
                    title = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    targets = table.Column<string[]>(type: "text[]", nullable: false),
                    means = table.Column<string>(type: "character varying(9)", maxLength: 9, nullable: false),
                    content = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    planned_sessions = table.Column<int>(type: "integer", nullable: false),
                    planned_people = table.Column<int>(type: "integer", nullable: true),
                    policy_id = table.Column<Guid>(type: "uuid", nullable: true),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_training_course", x => x.id);
                    table.CheckConstraint("ck_training_course_kind", "\"kind\" in ('InformationSecurity', 'MyNumber', 'DataUse', 'SystemAdministration', 'IctSkill', 'AuditorCourse', 'PhishingDrill', 'IncidentDrill', 'BcpDrill', 'Municipal', 'Other')");
                    table.CheckConstraint("ck_training_course_means", "\"means\" in ('Gathering', 'Online', 'ELearning')");
                    table.CheckConstraint("ck_training_course_planned", "planned_sessions >= 0 and (planned_people is null or planned_people >= 0)");
                    table.ForeignKey(
                        name: "fk_training_course_development_policy_policy_id",
                        column: x => x.policy_id,
                        principalTable: "development_policy",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "import_chunk",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    run_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sheet = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    place = table.Column<int>(type: "integer", nullable: false),
                    rows = table.Column<string>(type: "jsonb", nullable: false),
                    outcomes = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_import_chunk", x => x.id);
                    table.ForeignKey(
                        name: "fk_import_chunk_import_run_run_id",
                        column: x => x.run_id,
                        principalTable: "import_run",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "import_fault",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    run_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sheet = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    row_number = table.Column<int>(type: "integer", nullable: false),
                    heading = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    place = table.Column<int>(type: "integer", nullable: false),
                    code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    arguments = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_import_fault", x => x.id);
                    table.ForeignKey(
                        name: "fk_import_fault_import_run_run_id",
                        column: x => x.run_id,
                        principalTable: "import_run",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "municipality_checklist_use",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    municipality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    fy = table.Column<int>(type: "integer", nullable: false),
                    drawing_up = table.Column<string>(type: "character varying(7)", maxLength: 7, nullable: false),
                    @using = table.Column<string>(name: "using", type: "character varying(7)", maxLength: 7, nullable: false),
                    is_published = table.Column<bool>(type: "boolean", nullable: false),
                    wants_support = table.Column<bool>(type: "boolean", nullable: false),
                    note = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    entered_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    entered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_municipality_checklist_use", x => x.id);
                    table.CheckConstraint("ck_municipality_checklist_use_drawing_up", "\"drawing_up\" in ('NotYet', 'Drawing', 'Done')");
                    table.CheckConstraint("ck_municipality_checklist_use_using", "\"using\" in ('NotUsed', 'Partly', 'InPlan')");
                    table.ForeignKey(
                        name: "fk_municipality_checklist_use_municipality_municipality_id",
                        column: x => x.municipality_id,
                        principalTable: "municipality",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "municipality_cloud",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    municipality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    @class = table.Column<string>(name: "class", type: "character varying(6)", maxLength: 6, nullable: false),
                    reasons = table.Column<string[]>(type: "text[]", nullable: false),
                    note = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    renewal_on = table.Column<DateOnly>(type: "date", nullable: true),
                    entered_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    entered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_municipality_cloud", x => x.id);
                    table.CheckConstraint("ck_municipality_cloud_class", "\"class\" in ('Shared', 'Single', 'None')");
                    table.ForeignKey(
                        name: "fk_municipality_cloud_municipality_municipality_id",
                        column: x => x.municipality_id,
                        principalTable: "municipality",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "municipality_population",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    municipality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    counted_on = table.Column<DateOnly>(type: "date", nullable: false),
                    people = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_municipality_population", x => x.id);
                    table.CheckConstraint("ck_municipality_population_people", "people >= 0");
                    table.ForeignKey(
                        name: "fk_municipality_population_municipality_municipality_id",
                        column: x => x.municipality_id,
                        principalTable: "municipality",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "absence",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    to = table.Column<DateOnly>(type: "date", nullable: false),
                    part = table.Column<string>(type: "character varying(9)", maxLength: 9, nullable: false),
                    kind = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false),
                    note = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    entered_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    entered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_absence", x => x.id);
                    table.CheckConstraint("ck_absence_dates", "\"to\" >= \"from\"");
                    table.CheckConstraint("ck_absence_kind", "\"kind\" in ('Leave', 'BusinessTrip', 'Training', 'OtherDuty')");
                    table.CheckConstraint("ck_absence_part", "\"part\" in ('WholeDay', 'Morning', 'Afternoon')");
                    table.ForeignKey(
                        name: "fk_absence_portal_user_user_id",
                        column: x => x.user_id,
                        principalTable: "portal_user",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "portal_user_claim",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    claim_type = table.Column<string>(type: "text", nullable: true),
                    claim_value = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_portal_user_claim", x => x.id);
                    table.ForeignKey(
                        name: "fk_portal_user_claim_portal_user_user_id",
                        column: x => x.user_id,
                        principalTable: "portal_user",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "portal_user_login",
                columns: table => new
                {
                    login_provider = table.Column<string>(type: "text", nullable: false),
                    provider_key = table.Column<string>(type: "text", nullable: false),
                    provider_display_name = table.Column<string>(type: "text", nullable: true),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_portal_user_login", x => new { x.login_provider, x.provider_key });
                    table.ForeignKey(
                        name: "fk_portal_user_login_portal_user_user_id",
                        column: x => x.user_id,
                        principalTable: "portal_user",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "portal_user_token",
                columns: table => new
                {
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    login_provider = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    value = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_portal_user_token", x => new { x.user_id, x.login_provider, x.name });
                    table.ForeignKey(
                        name: "fk_portal_user_token_portal_user_user_id",
                        column: x => x.user_id,
                        principalTable: "portal_user",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "briefing_file",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    briefing_id = table.Column<Guid>(type: "uuid", nullable: false),
                    file_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    added_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    added_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_briefing_file", x => x.id);
                    table.ForeignKey(
                        name: "fk_briefing_file_briefing_session_briefing_id",
                        column: x => x.briefing_id,
                        principalTable: "briefing_session",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_briefing_file_stored_file_file_id",
                        column: x => x.file_id,
                        principalTable: "stored_file",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "external_audit",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    fiscal_year = table.Column<int>(type: "integer", nullable: false),
                    firm = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    scope = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    period_from = table.Column<DateOnly>(type: "date", nullable: false),
                    period_to = table.Column<DateOnly>(type: "date", nullable: false),
                    received_on = table.Column<DateOnly>(type: "date", nullable: true),
                    report_file_id = table.Column<Guid>(type: "uuid", nullable: true),
                    submitted_on = table.Column<DateOnly>(type: "date", nullable: true),
                    submission_record = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_external_audit", x => x.id);
                    table.CheckConstraint("ck_external_audit_period", "period_to >= period_from");
                    table.CheckConstraint("ck_external_audit_submitted", "submitted_on is null or received_on is not null");
                    table.ForeignKey(
                        name: "fk_external_audit_stored_file_report_file_id",
                        column: x => x.report_file_id,
                        principalTable: "stored_file",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "publication",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    title = table.Column<string>(type: "character varying(150)", maxLength: 150, nullable: false),
                    introduction = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    choice = table.Column<string>(type: "jsonb", nullable: false),
                    state = table.Column<string>(type: "character varying(9)", maxLength: 9, nullable: false),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    drafted_by = table.Column<string>(type: "character varying(210)", maxLength: 210, nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    submitted_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    submitted_by = table.Column<string>(type: "character varying(210)", maxLength: 210, nullable: true),
                    content = table.Column<string>(type: "jsonb", nullable: true),
                    return_reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    approved_by = table.Column<string>(type: "character varying(210)", maxLength: 210, nullable: true),
                    approved_on = table.Column<DateOnly>(type: "date", nullable: true),
                    file_id = table.Column<Guid>(type: "uuid", nullable: true),
                    replaced_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    replaced_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    is_demonstration = table.Column<bool>(type: "boolean", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_publication", x => x.id);
                    table.CheckConstraint("ck_publication_content", "(state in ('Draft', 'Dropped')) = (content is null)");
                    table.CheckConstraint("ck_publication_file", "(state in ('Approved', 'Replaced')) = (file_id is not null)");
                    table.CheckConstraint("ck_publication_replaced", "(state = 'Replaced') = (replaced_by_id is not null)");
                    table.CheckConstraint("ck_publication_state", "\"state\" in ('Draft', 'Submitted', 'Approved', 'Replaced', 'Dropped')");
                    table.ForeignKey(
                        name: "fk_publication_publication_replaced_by_id",
                        column: x => x.replaced_by_id,
                        principalTable: "publication",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_publication_stored_file_file_id",
                        column: x => x.file_id,
                        principalTable: "stored_file",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "survey_campaign",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    fy = table.Column<int>(type: "integer", nullable: false),
                    base_date = table.Column<DateOnly>(type: "date", nullable: false),
                    opens_on = table.Column<DateOnly>(type: "date", nullable: false),
                    deadline = table.Column<DateOnly>(type: "date", nullable: false),
                    note = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    state = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    questions_id = table.Column<Guid>(type: "uuid", nullable: false),
                    launched_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    launched_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    finished_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_survey_campaign", x => x.id);
                    table.CheckConstraint("ck_survey_campaign_days", "opens_on >= base_date and deadline >= opens_on");
                    table.CheckConstraint("ck_survey_campaign_state", "\"state\" in ('Draft', 'Launched', 'Closed', 'Finished')");
                    table.ForeignKey(
                        name: "fk_survey_campaign_survey_questions_questions_id",
                        column: x => x.questions_id,
                        principalTable: "survey_questions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "year_change",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    state = table.Column<string>(type: "character varying(9)", maxLength: 9, nullable: false),
                    file_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    rows = table.Column<string>(type: "jsonb", nullable: false),
                    transfer_list_id = table.Column<Guid>(type: "uuid", nullable: true),
                    choices = table.Column<string>(type: "jsonb", nullable: false),
                    leftovers_accepted = table.Column<bool>(type: "boolean", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    scheduled_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    scheduled_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    run_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    run_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    moved = table.Column<int>(type: "integer", nullable: false),
                    left_behind = table.Column<int>(type: "integer", nullable: false),
                    failure = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_year_change", x => x.id);
                    table.CheckConstraint("ck_year_change_counts", "moved >= 0 and left_behind >= 0");
                    table.CheckConstraint("ck_year_change_state", "\"state\" in ('Draft', 'Scheduled', 'Done', 'Failed')");
                    table.ForeignKey(
                        name: "fk_year_change_transfer_list_transfer_list_id",
                        column: x => x.transfer_list_id,
                        principalTable: "transfer_list",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "audit_closure",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    section_id = table.Column<Guid>(type: "uuid", nullable: true),
                    bureau_id = table.Column<Guid>(type: "uuid", nullable: true),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    to = table.Column<DateOnly>(type: "date", nullable: false),
                    reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_closure", x => x.id);
                    table.CheckConstraint("ck_audit_closure_days", "\"to\" >= \"from\"");
                    table.CheckConstraint("ck_audit_closure_whose", "section_id is null or bureau_id is null");
                    table.ForeignKey(
                        name: "fk_audit_closure_bureau_bureau_id",
                        column: x => x.bureau_id,
                        principalTable: "bureau",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_audit_closure_section_section_id",
                        column: x => x.section_id,
                        principalTable: "section",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "audit_engagement",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    fiscal_year = table.Column<int>(type: "integer", nullable: false),
                    month = table.Column<DateOnly>(type: "date", nullable: false),
                    section_id = table.Column<Guid>(type: "uuid", nullable: false),
                    bureau_id = table.Column<Guid>(type: "uuid", nullable: false),
                    section_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    kind_code = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    nature = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    plan_id = table.Column<Guid>(type: "uuid", nullable: true),
                    plan_line_id = table.Column<Guid>(type: "uuid", nullable: true),
                    ordered_by = table.Column<string>(type: "character varying(210)", maxLength: 210, nullable: true),
                    order_reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    state = table.Column<string>(type: "character varying(11)", maxLength: 11, nullable: false),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    purpose = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    scope = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    method = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    setup = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    held_on = table.Column<DateOnly>(type: "date", nullable: true),
                    held_at = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    plan_drafted_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    plan_drafted_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    plan_approved_by = table.Column<string>(type: "character varying(210)", maxLength: 210, nullable: true),
                    plan_approved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    notice_items = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    notified_by = table.Column<string>(type: "character varying(210)", maxLength: 210, nullable: true),
                    notified_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    survey_due_on = table.Column<DateOnly>(type: "date", nullable: true),
                    survey_answered_by = table.Column<string>(type: "character varying(210)", maxLength: 210, nullable: true),
                    survey_answered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    debrief_on = table.Column<DateOnly>(type: "date", nullable: true),
                    debrief_words = table.Column<string>(type: "character varying(8000)", maxLength: 8000, nullable: true),
                    debrief_present = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    report_introduction = table.Column<string>(type: "character varying(8000)", maxLength: 8000, nullable: true),
                    report_overview = table.Column<string>(type: "character varying(8000)", maxLength: 8000, nullable: true),
                    report_opinion = table.Column<string>(type: "character varying(8000)", maxLength: 8000, nullable: true),
                    report_remarks = table.Column<string>(type: "character varying(8000)", maxLength: 8000, nullable: true),
                    is_advisory = table.Column<bool>(type: "boolean", nullable: false),
                    report_written_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    report_written_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    reported_by = table.Column<string>(type: "character varying(210)", maxLength: 210, nullable: true),
                    reported_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    result_notified_by = table.Column<string>(type: "character varying(210)", maxLength: 210, nullable: true),
                    result_notified_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_engagement", x => x.id);
                    table.CheckConstraint("ck_audit_engagement_approved", "(plan_approved_by is null) = (plan_approved_at is null)");
                    table.CheckConstraint("ck_audit_engagement_closed", "(state in ('Closed', 'Cancelled')) = (closed_at is not null)");
                    table.CheckConstraint("ck_audit_engagement_nature", "\"nature\" in ('General', 'MyNumber', 'External', 'Special', 'System', 'Contractor')");
                    table.CheckConstraint("ck_audit_engagement_ordered", "(ordered_by is null) = (order_reason is null)");
                    table.CheckConstraint("ck_audit_engagement_reported", "reported_at is null or notified_at is not null");
                    table.CheckConstraint("ck_audit_engagement_state", "\"state\" in ('Planned', 'Notified', 'Preliminary', 'Fieldwork', 'Papers', 'FactCheck', 'Reported', 'Improving', 'FollowUp', 'Closed', 'Postponed', 'Cancelled')");
                    table.ForeignKey(
                        name: "fk_audit_engagement_section_section_id",
                        column: x => x.section_id,
                        principalTable: "section",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "audit_past",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    section_id = table.Column<Guid>(type: "uuid", nullable: false),
                    fiscal_year = table.Column<int>(type: "integer", nullable: false),
                    nature = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_past", x => x.id);
                    table.CheckConstraint("ck_audit_past_nature", "\"nature\" in ('General', 'MyNumber', 'External', 'Special', 'System', 'Contractor')");
                    table.ForeignKey(
                        name: "fk_audit_past_section_section_id",
                        column: x => x.section_id,
                        principalTable: "section",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "auditor",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: true),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    section_id = table.Column<Guid>(type: "uuid", nullable: true),
                    pool = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    lead_trained_on = table.Column<DateOnly>(type: "date", nullable: true),
                    capacity_per_year = table.Column<int>(type: "integer", nullable: false),
                    is_new = table.Column<bool>(type: "boolean", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_auditor", x => x.id);
                    table.CheckConstraint("ck_auditor_capacity", "capacity_per_year >= 0");
                    table.CheckConstraint("ck_auditor_days", "valid_to is null or valid_to >= valid_from");
                    table.CheckConstraint("ck_auditor_pool", "\"pool\" in ('Division', 'Bureau', 'External')");
                    table.ForeignKey(
                        name: "fk_auditor_section_section_id",
                        column: x => x.section_id,
                        principalTable: "section",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "briefing_attendance",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    briefing_id = table.Column<Guid>(type: "uuid", nullable: false),
                    section_id = table.Column<Guid>(type: "uuid", nullable: false),
                    section_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: true),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    attended = table.Column<bool>(type: "boolean", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_briefing_attendance", x => x.id);
                    table.ForeignKey(
                        name: "fk_briefing_attendance_briefing_session_briefing_id",
                        column: x => x.briefing_id,
                        principalTable: "briefing_session",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_briefing_attendance_portal_user_user_id",
                        column: x => x.user_id,
                        principalTable: "portal_user",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_briefing_attendance_section_section_id",
                        column: x => x.section_id,
                        principalTable: "section",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "briefing_invitation",
                columns: table => new
                {
                    briefing_id = table.Column<Guid>(type: "uuid", nullable: false),
                    section_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_briefing_invitation", x => new { x.briefing_id, x.section_id });
                    table.ForeignKey(
                        name: "fk_briefing_invitation_briefing_session_briefing_id",
                        column: x => x.briefing_id,
                        principalTable: "briefing_session",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_briefing_invitation_section_section_id",
                        column: x => x.section_id,
                        principalTable: "section",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "checklist",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    kind = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    name_ja = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    name_en = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    basis = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    for_municipalities = table.Column<bool>(type: "boolean", nullable: false),
                    from_fy = table.Column<int>(type: "integer", nullable: false),
                    to_fy = table.Column<int>(type: "integer", nullable: true),
                    owner_section_id = table.Column<Guid>(type: "uuid", nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_checklist", x => x.id);
                    table.CheckConstraint("ck_checklist_kind", "\"kind\" in ('Ministry', 'Own')");
                    table.CheckConstraint("ck_checklist_years", "to_fy is null or to_fy >= from_fy");
                    table.ForeignKey(
                        name: "fk_checklist_section_owner_section_id",
                        column: x => x.owner_section_id,
                        principalTable: "section",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "filing_advice",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    fy = table.Column<int>(type: "integer", nullable: false),
                    peak = table.Column<string>(type: "character varying(11)", maxLength: 11, nullable: false),
                    item_id = table.Column<Guid>(type: "uuid", nullable: false),
                    consultation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    section_id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    expected_on = table.Column<DateOnly>(type: "date", nullable: false),
                    week = table.Column<DateOnly>(type: "date", nullable: false),
                    file_by = table.Column<DateOnly>(type: "date", nullable: false),
                    last_safe = table.Column<DateOnly>(type: "date", nullable: false),
                    answer = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    reason = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    answered_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    answered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    offered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_filing_advice", x => x.id);
                    table.CheckConstraint("ck_filing_advice_answer", "(answer = 'Open') = (answered_at is null)");
                    table.CheckConstraint("ck_filing_advice_peak", "\"peak\" in ('Budget', 'Procurement')");
                    table.ForeignKey(
                        name: "fk_filing_advice_section_section_id",
                        column: x => x.section_id,
                        principalTable: "section",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "held_licence",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    product = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    metric = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    quantity = table.Column<int>(type: "integer", nullable: true),
                    certificate_number = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    holder_section_id = table.Column<Guid>(type: "uuid", nullable: false),
                    expires_on = table.Column<DateOnly>(type: "date", nullable: true),
                    stocktaken_on = table.Column<DateOnly>(type: "date", nullable: true),
                    note = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_held_licence", x => x.id);
                    table.CheckConstraint("ck_held_licence_quantity", "quantity >= 0");
                    table.ForeignKey(
                        name: "fk_held_licence_section_holder_section_id",
                        column: x => x.holder_section_id,
                        principalTable: "section",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "incident",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    kind_code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    text = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    done = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    noticed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    occurred_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    personal_data = table.Column<bool>(type: "boolean", nullable: false),
                    my_number = table.Column<bool>(type: "boolean", nullable: false),
                    persons = table.Column<int>(type: "integer", nullable: true),
                    phone = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    outside_body = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    section_id = table.Column<Guid>(type: "uuid", nullable: false),
                    bureau_id = table.Column<Guid>(type: "uuid", nullable: false),
                    section_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    reported_by = table.Column<string>(type: "character varying(210)", maxLength: 210, nullable: false),
                    created_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    reported_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "character varying(11)", maxLength: 11, nullable: false),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    severity = table.Column<string>(type: "character varying(7)", maxLength: 7, nullable: true),
                    judged_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    judged_by = table.Column<string>(type: "character varying(210)", maxLength: 210, nullable: true),
                    reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    ciso_informed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ciso_informed_by = table.Column<string>(type: "character varying(210)", maxLength: 210, nullable: true),
                    quick_report_due_on = table.Column<DateOnly>(type: "date", nullable: true),
                    full_report_due_on = table.Column<DateOnly>(type: "date", nullable: true),
                    quick_reported_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    full_reported_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    recovered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    cause = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    prevention = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    closing_by = table.Column<string>(type: "character varying(210)", maxLength: 210, nullable: true),
                    approved_by = table.Column<string>(type: "character varying(210)", maxLength: 210, nullable: true),
                    approved_on = table.Column<DateOnly>(type: "date", nullable: true),
                    approval_recorded_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    lesson_title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    lesson = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    lesson_on = table.Column<DateOnly>(type: "date", nullable: true),
                    is_demonstration = table.Column<bool>(type: "boolean", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_incident", x => x.id);
                    table.CheckConstraint("ck_incident_closed", "(state in ('Closed', 'NotIncident')) = (closed_at is not null)");
                    table.CheckConstraint("ck_incident_judged", "state in ('Reported', 'Judging') or judged_at is not null");
                    table.CheckConstraint("ck_incident_lesson", "(lesson is null) = (lesson_on is null)");
                    table.CheckConstraint("ck_incident_my_number", "personal_data or not my_number");
                    table.CheckConstraint("ck_incident_severity", "\"severity\" in ('Minor', 'Serious', 'Grave')");
                    table.CheckConstraint("ck_incident_state", "\"state\" in ('Reported', 'Judging', 'NotIncident', 'Active', 'Recovered', 'Closing', 'Closed')");
                    table.ForeignKey(
                        name: "fk_incident_section_section_id",
                        column: x => x.section_id,
                        principalTable: "section",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "information_system",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    sort_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "ja-x-icu"),
                    last_contract_consultation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    confirmed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    confirmed_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    confirmed_by_section = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    answered_fields = table.Column<int>(type: "integer", nullable: false),
                    required_fields = table.Column<int>(type: "integer", nullable: false),
                    completeness = table.Column<int>(type: "integer", nullable: false),
                    component_count = table.Column<int>(type: "integer", nullable: false),
                    cost_count = table.Column<int>(type: "integer", nullable: false),
                    sources = table.Column<string>(type: "jsonb", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    is_demonstration = table.Column<bool>(type: "boolean", nullable: false),
                    search_text = table.Column<string>(type: "text", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    short_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    former_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    furigana = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    summary = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    lifecycle = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false),
                    system_class = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    criticality = table.Column<string>(type: "character varying(13)", maxLength: 13, nullable: false),
                    owner_section_id = table.Column<Guid>(type: "uuid", nullable: false),
                    manager_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    contact_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    using_sections = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    user_class = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    user_count = table.Column<int>(type: "integer", nullable: true),
                    legal_basis = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    business_kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    purpose = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    delivery_form = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    product_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    hosting = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    platform_fy = table.Column<int>(type: "integer", nullable: true),
                    sharing = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    sharing_bodies = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    segment = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    terminal_needs = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    public_urls = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    web_accessibility = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    open_data_output = table.Column<bool>(type: "boolean", nullable: true),
                    open_data_fy = table.Column<int>(type: "integer", nullable: true),
                    linked_systems = table.Column<string>(type: "text", nullable: true),
                    confidentiality = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    integrity = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    availability = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    personal_info = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    personal_info_count = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    handles_my_number = table.Column<bool>(type: "boolean", nullable: true),
                    my_number_work = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    pia_kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    pia_published_on = table.Column<DateOnly>(type: "date", nullable: true),
                    pia_review_on = table.Column<DateOnly>(type: "date", nullable: true),
                    authentication = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    access_control = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    log_months = table.Column<int>(type: "integer", nullable: true),
                    vulnerability_test_on = table.Column<DateOnly>(type: "date", nullable: true),
                    vulnerability_result = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    penetration_test_on = table.Column<DateOnly>(type: "date", nullable: true),
                    penetration_result = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    cloud_assessment = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    data_country = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    zero_trust = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    rto_hours = table.Column<int>(type: "integer", nullable: true),
                    rpo_hours = table.Column<int>(type: "integer", nullable: true),
                    rlo = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    disaster_days = table.Column<int>(type: "integer", nullable: true),
                    backup_method = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    backup_frequency = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    backup_generations = table.Column<int>(type: "integer", nullable: true),
                    backup_medium = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    backup_remote = table.Column<bool>(type: "boolean", nullable: true),
                    backup_place = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    restore_tested_on = table.Column<DateOnly>(type: "date", nullable: true),
                    bcp_covered = table.Column<bool>(type: "boolean", nullable: true),
                    bcp_drilled_on = table.Column<DateOnly>(type: "date", nullable: true),
                    recovery_team = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    reinstallation = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    contract_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    contract_kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    vendor_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    vendor_number = table.Column<string>(type: "character varying(13)", maxLength: 13, nullable: true),
                    contract_number = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    contract_method = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    bidders = table.Column<int>(type: "integer", nullable: true),
                    contract_from = table.Column<DateOnly>(type: "date", nullable: true),
                    contract_to = table.Column<DateOnly>(type: "date", nullable: true),
                    notice_days = table.Column<int>(type: "integer", nullable: true),
                    contract_amount_yen = table.Column<long>(type: "bigint", nullable: true),
                    subcontracting = table.Column<bool>(type: "boolean", nullable: true),
                    auto_renewal = table.Column<bool>(type: "boolean", nullable: true),
                    multi_year = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    contract_options = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    annual_cost_yen = table.Column<long>(type: "bigint", nullable: true),
                    lease_end_on = table.Column<DateOnly>(type: "date", nullable: true),
                    started_on = table.Column<DateOnly>(type: "date", nullable: true),
                    next_renewal_fy = table.Column<int>(type: "integer", nullable: true),
                    renewal_plan = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_information_system", x => x.id);
                    table.CheckConstraint("ck_information_system_code", "code ~ '^SYS-[0-9]{4,}$'");
                    table.CheckConstraint("ck_information_system_completeness", "answered_fields between 0 and required_fields");
                    table.CheckConstraint("ck_information_system_contract_dates", "contract_to >= contract_from");
                    table.CheckConstraint("ck_information_system_criticality", "\"criticality\" in ('Important', 'SemiImportant', 'General')");
                    table.CheckConstraint("ck_information_system_lifecycle", "\"lifecycle\" in ('Concept', 'Requirements', 'Development', 'InOperation', 'Suspended', 'ToBeRetired', 'Retired')");
                    table.CheckConstraint("ck_information_system_name", "name <> ''");
                    table.CheckConstraint("ck_information_system_vendor_number", "vendor_number ~ '^[0-9]{13}$'");
                    table.CheckConstraint("ck_information_system_yen", "contract_amount_yen >= 0 and annual_cost_yen >= 0");
                    table.ForeignKey(
                        name: "fk_information_system_section_owner_section_id",
                        column: x => x.owner_section_id,
                        principalTable: "section",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "instruction",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    subject_kind = table.Column<string>(type: "character varying(13)", maxLength: 13, nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: true),
                    subject_title = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    subject_address = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    text = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    section_id = table.Column<Guid>(type: "uuid", nullable: false),
                    bureau_id = table.Column<Guid>(type: "uuid", nullable: false),
                    section_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    given_by = table.Column<string>(type: "character varying(210)", maxLength: 210, nullable: false),
                    given_as = table.Column<string>(type: "character varying(18)", maxLength: 18, nullable: false),
                    given_on = table.Column<DateOnly>(type: "date", nullable: false),
                    is_oral = table.Column<bool>(type: "boolean", nullable: false),
                    recorded_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    recorded_by_section = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    created_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    meeting_id = table.Column<Guid>(type: "uuid", nullable: true),
                    state = table.Column<string>(type: "character varying(9)", maxLength: 9, nullable: false),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    draft = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    passed_on_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    passed_on_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    follow_up_on = table.Column<DateOnly>(type: "date", nullable: true),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    round_count = table.Column<int>(type: "integer", nullable: false),
                    is_demonstration = table.Column<bool>(type: "boolean", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_instruction", x => x.id);
                    table.CheckConstraint("ck_instruction_closed", "(state in ('Closed', 'Withdrawn')) = (closed_at is not null)");
                    table.CheckConstraint("ck_instruction_follow_up", "(state = 'FollowUp') = (follow_up_on is not null)");
                    table.CheckConstraint("ck_instruction_given_as", "\"given_as\" in ('Staff', 'SectionHead', 'BureauCoordinator', 'Reviewer', 'PolicyHead', 'Cio', 'CioAdvisor', 'Ciso', 'CommitteeSecretary', 'Finance', 'Auditor', 'AuditDirector', 'Csirt', 'Administrator')");
                    table.CheckConstraint("ck_instruction_oral", "is_oral = (recorded_by is not null)");
                    table.CheckConstraint("ck_instruction_state", "\"state\" in ('Given', 'HeadCheck', 'Answered', 'Returned', 'FollowUp', 'Closed', 'Withdrawn')");
                    table.CheckConstraint("ck_instruction_subject", "(subject_kind = 'Oral') = (subject_id is null)");
                    table.CheckConstraint("ck_instruction_subject_kind", "\"subject_kind\" in ('Oral', 'Kpi', 'ChecklistItem', 'Case', 'Finding')");
                    table.ForeignKey(
                        name: "fk_instruction_section_section_id",
                        column: x => x.section_id,
                        principalTable: "section",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "kpi_plan",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    from_year = table.Column<int>(type: "integer", nullable: false),
                    to_year = table.Column<int>(type: "integer", nullable: false),
                    owner_section_id = table.Column<Guid>(type: "uuid", nullable: false),
                    purpose = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    legal_basis = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    state = table.Column<string>(type: "character varying(7)", maxLength: 7, nullable: false),
                    revision_open = table.Column<bool>(type: "boolean", nullable: false),
                    revision_reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    version_number = table.Column<int>(type: "integer", nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    is_demonstration = table.Column<bool>(type: "boolean", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_kpi_plan", x => x.id);
                    table.CheckConstraint("ck_kpi_plan_revision", "not revision_open or state = 'InForce'");
                    table.CheckConstraint("ck_kpi_plan_state", "\"state\" in ('Draft', 'InForce', 'Ended')");
                    table.CheckConstraint("ck_kpi_plan_version", "(state = 'Draft') = (version_number is null)");
                    table.CheckConstraint("ck_kpi_plan_years", "from_year <= to_year");
                    table.ForeignKey(
                        name: "fk_kpi_plan_section_owner_section_id",
                        column: x => x.owner_section_id,
                        principalTable: "section",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "library_document",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    type = table.Column<string>(type: "character varying(19)", maxLength: 19, nullable: false),
                    title = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    summary = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    owner_section_id = table.Column<Guid>(type: "uuid", nullable: true),
                    next_review_on = table.Column<DateOnly>(type: "date", nullable: true),
                    ends_on = table.Column<DateOnly>(type: "date", nullable: true),
                    published_text = table.Column<string>(type: "character varying(100000)", maxLength: 100000, nullable: true),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_library_document", x => x.id);
                    table.CheckConstraint("ck_library_document_type", "\"type\" in ('StandardCommon', 'StandardIndividual', 'ProcurementStandard', 'PhasePlanning', 'PhaseProcurement', 'PhaseDevelopment', 'PhaseOperation', 'CostingGuideline', 'SlaTemplate', 'ExitTemplate', 'SecurityTemplate', 'OpenDataChecklist', 'OpenDataClause', 'OtherTemplate')");
                    table.ForeignKey(
                        name: "fk_library_document_section_owner_section_id",
                        column: x => x.owner_section_id,
                        principalTable: "section",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "membership",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    section_id = table.Column<Guid>(type: "uuid", nullable: false),
                    role = table.Column<string>(type: "character varying(18)", maxLength: 18, nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true),
                    is_main = table.Column<bool>(type: "boolean", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_membership", x => x.id);
                    table.CheckConstraint("ck_membership_dates", "valid_to is null or valid_to >= valid_from");
                    table.CheckConstraint("ck_membership_role", "\"role\" in ('Staff', 'SectionHead', 'BureauCoordinator', 'Reviewer', 'PolicyHead', 'Cio', 'CioAdvisor', 'Ciso', 'CommitteeSecretary', 'Finance', 'Auditor', 'AuditDirector', 'Csirt', 'Administrator')");
                    table.ForeignKey(
                        name: "fk_membership_portal_user_user_id",
                        column: x => x.user_id,
                        principalTable: "portal_user",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_membership_section_section_id",
                        column: x => x.section_id,
                        principalTable: "section",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "municipal_support",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false),
                    topic = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    given_on = table.Column<DateOnly>(type: "date", nullable: false),
                    fy = table.Column<int>(type: "integer", nullable: false),
                    title = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    note = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    amount_yen = table.Column<long>(type: "bigint", nullable: true),
                    attendants = table.Column<int>(type: "integer", nullable: true),
                    section_id = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_municipal_support", x => x.id);
                    table.CheckConstraint("ck_municipal_support_amount", "(kind = 'Subsidy') = (amount_yen is not null and amount_yen > 0)");
                    table.CheckConstraint("ck_municipal_support_kind", "\"kind\" in ('Advice', 'Meeting', 'Coordination', 'Subsidy', 'Training', 'Information')");
                    table.ForeignKey(
                        name: "fk_municipal_support_section_section_id",
                        column: x => x.section_id,
                        principalTable: "section",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "security_officer",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    section_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true),
                    recorded_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_security_officer", x => x.id);
                    table.CheckConstraint("ck_security_officer_dates", "valid_to is null or valid_to >= valid_from");
                    table.ForeignKey(
                        name: "fk_security_officer_section_section_id",
                        column: x => x.section_id,
                        principalTable: "section",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "self_check_sheet",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    campaign_id = table.Column<Guid>(type: "uuid", nullable: false),
                    section_id = table.Column<Guid>(type: "uuid", nullable: false),
                    bureau_id = table.Column<Guid>(type: "uuid", nullable: false),
                    section_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    bureau_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    state = table.Column<string>(type: "character varying(9)", maxLength: 9, nullable: false),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    question_count = table.Column<int>(type: "integer", nullable: false),
                    answered_count = table.Column<int>(type: "integer", nullable: false),
                    yes_count = table.Column<int>(type: "integer", nullable: false),
                    gap_count = table.Column<int>(type: "integer", nullable: false),
                    written_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    written_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    passed_on_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    passed_on_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    handed_in_by = table.Column<string>(type: "character varying(210)", maxLength: 210, nullable: true),
                    handed_in_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    is_late = table.Column<bool>(type: "boolean", nullable: false),
                    reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_self_check_sheet", x => x.id);
                    table.CheckConstraint("ck_self_check_sheet_counts", "answered_count between 0 and question_count and yes_count + gap_count <= question_count");
                    table.CheckConstraint("ck_self_check_sheet_state", "\"state\" in ('Open', 'HeadCheck', 'HandedIn', 'Returned')");
                    table.ForeignKey(
                        name: "fk_self_check_sheet_section_section_id",
                        column: x => x.section_id,
                        principalTable: "section",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_self_check_sheet_self_check_campaign_campaign_id",
                        column: x => x.campaign_id,
                        principalTable: "self_check_campaign",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "stand_in",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    absent_id = table.Column<Guid>(type: "uuid", nullable: false),
                    deputy_id = table.Column<Guid>(type: "uuid", nullable: false),
                    section_id = table.Column<Guid>(type: "uuid", nullable: false),
                    role = table.Column<string>(type: "character varying(18)", maxLength: 18, nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    to = table.Column<DateOnly>(type: "date", nullable: false),
                    reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_stand_in", x => x.id);
                    table.CheckConstraint("ck_stand_in_dates", "\"to\" >= \"from\"");
                    table.CheckConstraint("ck_stand_in_other", "absent_id <> deputy_id");
                    table.CheckConstraint("ck_stand_in_role", "\"role\" in ('Staff', 'SectionHead', 'BureauCoordinator', 'Reviewer', 'PolicyHead', 'Cio', 'CioAdvisor', 'Ciso', 'CommitteeSecretary', 'Finance', 'Auditor', 'AuditDirector', 'Csirt', 'Administrator')");
                    table.ForeignKey(
                        name: "fk_stand_in_portal_user_absent_id",
                        column: x => x.absent_id,
                        principalTable: "portal_user",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_stand_in_portal_user_deputy_id",
                        column: x => x.deputy_id,
                        principalTable: "portal_user",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_stand_in_section_section_id",
                        column: x => x.section_id,
                        principalTable: "section",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "terminal_group",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    section_id = table.Column<Guid>(type: "uuid", nullable: false),
                    terminal_class = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    label = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    count = table.Column<int>(type: "integer", nullable: false),
                    procuring_section_id = table.Column<Guid>(type: "uuid", nullable: true),
                    managing_section_id = table.Column<Guid>(type: "uuid", nullable: true),
                    is_central = table.Column<bool>(type: "boolean", nullable: false),
                    lease_end_on = table.Column<DateOnly>(type: "date", nullable: true),
                    after_lease = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    fy = table.Column<int>(type: "integer", nullable: true),
                    note = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_terminal_group", x => x.id);
                    table.CheckConstraint("ck_terminal_group_count", "count between 0 and 99999");
                    table.ForeignKey(
                        name: "fk_terminal_group_section_managing_section_id",
                        column: x => x.managing_section_id,
                        principalTable: "section",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_terminal_group_section_procuring_section_id",
                        column: x => x.procuring_section_id,
                        principalTable: "section",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_terminal_group_section_section_id",
                        column: x => x.section_id,
                        principalTable: "section",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "training_headcount",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    section_id = table.Column<Guid>(type: "uuid", nullable: false),
                    fy = table.Column<int>(type: "integer", nullable: false),
                    staff = table.Column<int>(type: "integer", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_training_headcount", x => x.id);
                    table.CheckConstraint("ck_training_headcount_staff", "staff >= 0");
                    table.ForeignKey(
                        name: "fk_training_headcount_section_section_id",
                        column: x => x.section_id,
                        principalTable: "section",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "training_session",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    course_id = table.Column<Guid>(type: "uuid", nullable: false),
                    held_on = table.Column<DateOnly>(type: "date", nullable: false),
                    place = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    teacher = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    is_cancelled = table.Column<bool>(type: "boolean", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_training_session", x => x.id);
                    table.ForeignKey(
                        name: "fk_training_session_training_course_course_id",
                        column: x => x.course_id,
                        principalTable: "training_course",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "survey_answer",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    campaign_id = table.Column<Guid>(type: "uuid", nullable: false),
                    section_id = table.Column<Guid>(type: "uuid", nullable: false),
                    section_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    bureau_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    bureau_id = table.Column<Guid>(type: "uuid", nullable: false),
                    state = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    is_none = table.Column<bool>(type: "boolean", nullable: false),
                    extras = table.Column<string>(type: "jsonb", nullable: false),
                    row_count = table.Column<int>(type: "integer", nullable: false),
                    answered_rows = table.Column<int>(type: "integer", nullable: false),
                    changed_rows = table.Column<int>(type: "integer", nullable: false),
                    missing_rows = table.Column<int>(type: "integer", nullable: false),
                    finding_rows = table.Column<int>(type: "integer", nullable: false),
                    merged_rows = table.Column<int>(type: "integer", nullable: false),
                    plan_count = table.Column<int>(type: "integer", nullable: false),
                    written_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    passed_on_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    passed_on_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    confirmed_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    confirmed_by = table.Column<string>(type: "character varying(210)", maxLength: 210, nullable: true),
                    confirmed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    is_late = table.Column<bool>(type: "boolean", nullable: false),
                    proxy_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    returned_fields = table.Column<string>(type: "jsonb", nullable: false),
                    fixed_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    fixed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_survey_answer", x => x.id);
                    table.CheckConstraint("ck_survey_answer_counts", "answered_rows between 0 and row_count and merged_rows between 0 and row_count");
                    table.CheckConstraint("ck_survey_answer_state", "\"state\" in ('NotStarted', 'Writing', 'HeadCheck', 'Submitted', 'Returned', 'Fixed')");
                    table.ForeignKey(
                        name: "fk_survey_answer_section_section_id",
                        column: x => x.section_id,
                        principalTable: "section",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_survey_answer_survey_campaign_campaign_id",
                        column: x => x.campaign_id,
                        principalTable: "survey_campaign",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "year_change_line",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    run_id = table.Column<Guid>(type: "uuid", nullable: false),
                    place = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    reference = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    from_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    to_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    outcome = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_year_change_line", x => x.id);
                    table.CheckConstraint("ck_year_change_line_outcome", "\"outcome\" in ('Done', 'LeftBehind')");
                    table.ForeignKey(
                        name: "fk_year_change_line_year_change_run_id",
                        column: x => x.run_id,
                        principalTable: "year_change",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "audit_answer",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    engagement_id = table.Column<Guid>(type: "uuid", nullable: false),
                    item_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    left_out_by = table.Column<string>(type: "character varying(11)", maxLength: 11, nullable: true),
                    result = table.Column<string>(type: "character varying(19)", maxLength: 19, nullable: true),
                    note = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    system_id = table.Column<Guid>(type: "uuid", nullable: true),
                    system_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    answered_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    answered_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    answered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    last_key = table.Column<Guid>(type: "uuid", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_answer", x => x.id);
                    table.CheckConstraint("ck_audit_answer_left_out", "left_out_by is null or result is null");
                    table.CheckConstraint("ck_audit_answer_left_out_by", "\"left_out_by\" in ('Always', 'MyNumber', 'Cloud', 'Outsourcing')");
                    table.CheckConstraint("ck_audit_answer_result", "\"result\" in ('Conforming', 'PartlyNonConforming', 'NonConforming', 'Observation', 'NotApplicable', 'Unconfirmed')");
                    table.ForeignKey(
                        name: "fk_audit_answer_audit_engagement_engagement_id",
                        column: x => x.engagement_id,
                        principalTable: "audit_engagement",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_audit_answer_audit_item_item_id",
                        column: x => x.item_id,
                        principalTable: "audit_item",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "audit_paper",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    engagement_id = table.Column<Guid>(type: "uuid", nullable: false),
                    evidence = table.Column<string>(type: "character varying(10000)", maxLength: 10000, nullable: true),
                    judgement = table.Column<string>(type: "character varying(10000)", maxLength: 10000, nullable: true),
                    author_id = table.Column<Guid>(type: "uuid", nullable: false),
                    author = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    written_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    passed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    reviewed_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    reviewed_by = table.Column<string>(type: "character varying(210)", maxLength: 210, nullable: true),
                    reviewed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    remark = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_paper", x => x.id);
                    table.CheckConstraint("ck_audit_paper_reviewed", "(reviewed_at is null) = (reviewed_by is null)");
                    table.CheckConstraint("ck_audit_paper_reviewer", "reviewed_by_id is null or reviewed_by_id <> author_id");
                    table.ForeignKey(
                        name: "fk_audit_paper_audit_engagement_engagement_id",
                        column: x => x.engagement_id,
                        principalTable: "audit_engagement",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "audit_presentation",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    engagement_id = table.Column<Guid>(type: "uuid", nullable: false),
                    to = table.Column<string>(type: "character varying(9)", maxLength: 9, nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    note = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    recorded_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_presentation", x => x.id);
                    table.CheckConstraint("ck_audit_presentation_to", "\"to\" in ('Ciso', 'Committee', 'Executive')");
                    table.ForeignKey(
                        name: "fk_audit_presentation_audit_engagement_engagement_id",
                        column: x => x.engagement_id,
                        principalTable: "audit_engagement",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "audit_question",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    engagement_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    text = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    asks_document = table.Column<bool>(type: "boolean", nullable: false),
                    answer = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    answered_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_question", x => x.id);
                    table.ForeignKey(
                        name: "fk_audit_question_audit_engagement_engagement_id",
                        column: x => x.engagement_id,
                        principalTable: "audit_engagement",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "audit_team_member",
                columns: table => new
                {
                    engagement_id = table.Column<Guid>(type: "uuid", nullable: false),
                    auditor_id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: true),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    is_lead = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_team_member", x => new { x.engagement_id, x.auditor_id });
                    table.ForeignKey(
                        name: "fk_audit_team_member_audit_engagement_engagement_id",
                        column: x => x.engagement_id,
                        principalTable: "audit_engagement",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "audit_exception",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    rule = table.Column<int>(type: "integer", nullable: false),
                    auditor_id = table.Column<Guid>(type: "uuid", nullable: false),
                    auditor_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    section_id = table.Column<Guid>(type: "uuid", nullable: false),
                    section_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: false),
                    reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    decided_by = table.Column<string>(type: "character varying(210)", maxLength: 210, nullable: false),
                    decided_on = table.Column<DateOnly>(type: "date", nullable: false),
                    recorded_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_exception", x => x.id);
                    table.CheckConstraint("ck_audit_exception_rule", "rule in (2, 6)");
                    table.ForeignKey(
                        name: "fk_audit_exception_auditor_auditor_id",
                        column: x => x.auditor_id,
                        principalTable: "auditor",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_audit_exception_section_section_id",
                        column: x => x.section_id,
                        principalTable: "section",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "audit_plan_line",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    plan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    fiscal_year = table.Column<int>(type: "integer", nullable: false),
                    month = table.Column<int>(type: "integer", nullable: false),
                    section_id = table.Column<Guid>(type: "uuid", nullable: false),
                    nature = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    lead_id = table.Column<Guid>(type: "uuid", nullable: false),
                    member_ids = table.Column<string>(type: "jsonb", nullable: false),
                    is_locked = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_plan_line", x => x.id);
                    table.CheckConstraint("ck_audit_plan_line_month", "month between 1 and 12");
                    table.CheckConstraint("ck_audit_plan_line_nature", "\"nature\" in ('General', 'MyNumber', 'External', 'Special', 'System', 'Contractor')");
                    table.ForeignKey(
                        name: "fk_audit_plan_line_audit_plan_plan_id",
                        column: x => x.plan_id,
                        principalTable: "audit_plan",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_audit_plan_line_auditor_lead_id",
                        column: x => x.lead_id,
                        principalTable: "auditor",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_audit_plan_line_section_section_id",
                        column: x => x.section_id,
                        principalTable: "section",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "auditor_absence",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    auditor_id = table.Column<Guid>(type: "uuid", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    to = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_auditor_absence", x => x.id);
                    table.CheckConstraint("ck_auditor_absence_days", "\"to\" >= \"from\"");
                    table.ForeignKey(
                        name: "fk_auditor_absence_auditor_auditor_id",
                        column: x => x.auditor_id,
                        principalTable: "auditor",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "checklist_assessment",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    checklist_id = table.Column<Guid>(type: "uuid", nullable: false),
                    body_id = table.Column<Guid>(type: "uuid", nullable: false),
                    body_kind = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false),
                    body_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    fy = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "character varying(9)", maxLength: 9, nullable: false),
                    submitted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    submitted_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    confirmed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    confirmed_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    confirmed_by_section = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    return_note = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    received_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_checklist_assessment", x => x.id);
                    table.CheckConstraint("ck_checklist_assessment_body_kind", "\"body_kind\" in ('Prefecture', 'Municipality')");
                    table.CheckConstraint("ck_checklist_assessment_confirmed", "(state = 'Confirmed') = (confirmed_at is not null)");
                    table.CheckConstraint("ck_checklist_assessment_state", "\"state\" in ('Answering', 'Submitted', 'Confirmed')");
                    table.ForeignKey(
                        name: "fk_checklist_assessment_checklist_checklist_id",
                        column: x => x.checklist_id,
                        principalTable: "checklist",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "checklist_group",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    checklist_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    title_ja = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    title_en = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_checklist_group", x => x.id);
                    table.ForeignKey(
                        name: "fk_checklist_group_checklist_checklist_id",
                        column: x => x.checklist_id,
                        principalTable: "checklist",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "checklist_year",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    checklist_id = table.Column<Guid>(type: "uuid", nullable: false),
                    fy = table.Column<int>(type: "integer", nullable: false),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    closed_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    closed_by_section = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    note = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_checklist_year", x => x.id);
                    table.ForeignKey(
                        name: "fk_checklist_year_checklist_checklist_id",
                        column: x => x.checklist_id,
                        principalTable: "checklist",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "incident_entry",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    incident_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    written_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by = table.Column<string>(type: "character varying(210)", maxLength: 210, nullable: false),
                    act = table.Column<string>(type: "character varying(14)", maxLength: 14, nullable: true),
                    text = table.Column<string>(type: "character varying(4210)", maxLength: 4210, nullable: true),
                    from_section = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_incident_entry", x => x.id);
                    table.CheckConstraint("ck_incident_entry_act", "\"act\" in ('StartJudging', 'JudgeIncident', 'JudgeNot', 'InformCiso', 'Instruct', 'ConfirmAnswer', 'ReturnAnswer', 'Notify', 'Note', 'Recover', 'WriteClosing', 'ReturnClosing', 'ApproveClosing', 'Reopen', 'PublishLesson', 'Supplement', 'Answer')");
                    table.ForeignKey(
                        name: "fk_incident_entry_incident_incident_id",
                        column: x => x.incident_id,
                        principalTable: "incident",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "incident_file",
                columns: table => new
                {
                    incident_id = table.Column<Guid>(type: "uuid", nullable: false),
                    file_id = table.Column<Guid>(type: "uuid", nullable: false),
                    added_by = table.Column<string>(type: "character varying(210)", maxLength: 210, nullable: false),
                    from_section = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_incident_file", x => new { x.incident_id, x.file_id });
                    table.ForeignKey(
                        name: "fk_incident_file_incident_incident_id",
                        column: x => x.incident_id,
                        principalTable: "incident",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_incident_file_stored_file_file_id",
                        column: x => x.file_id,
                        principalTable: "stored_file",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "incident_notice",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    incident_id = table.Column<Guid>(type: "uuid", nullable: false),
                    body = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false),
                    contact_id = table.Column<Guid>(type: "uuid", nullable: true),
                    body_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    stage = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false),
                    is_waived = table.Column<bool>(type: "boolean", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by = table.Column<string>(type: "character varying(210)", maxLength: 210, nullable: false),
                    content = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    reference = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_incident_notice", x => x.id);
                    table.CheckConstraint("ck_incident_notice_body", "\"body\" in ('State', 'Nisc', 'Commission', 'Sector', 'Police', 'Municipality', 'Contractor', 'Press', 'Persons', 'Csirt', 'Other')");
                    table.CheckConstraint("ck_incident_notice_stage", "\"stage\" in ('Quick', 'Follow', 'Full')");
                    table.ForeignKey(
                        name: "fk_incident_notice_incident_incident_id",
                        column: x => x.incident_id,
                        principalTable: "incident",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_incident_notice_liaison_contact_contact_id",
                        column: x => x.contact_id,
                        principalTable: "liaison_contact",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "incident_order",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    incident_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "character varying(14)", maxLength: 14, nullable: false),
                    section_id = table.Column<Guid>(type: "uuid", nullable: false),
                    section_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    text = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    given_by = table.Column<string>(type: "character varying(210)", maxLength: 210, nullable: false),
                    given_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "character varying(9)", maxLength: 9, nullable: false),
                    answer = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    answered_by = table.Column<string>(type: "character varying(210)", maxLength: 210, nullable: true),
                    answered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    remark = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_incident_order", x => x.id);
                    table.CheckConstraint("ck_incident_order_answer", "state = 'Given' or answer is not null");
                    table.CheckConstraint("ck_incident_order_kind", "\"kind\" in ('Instruction', 'Recommendation', 'Advice')");
                    table.CheckConstraint("ck_incident_order_state", "\"state\" in ('Given', 'Answered', 'Confirmed')");
                    table.ForeignKey(
                        name: "fk_incident_order_incident_incident_id",
                        column: x => x.incident_id,
                        principalTable: "incident",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_incident_order_section_section_id",
                        column: x => x.section_id,
                        principalTable: "section",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "incident_system",
                columns: table => new
                {
                    incident_id = table.Column<Guid>(type: "uuid", nullable: false),
                    system_id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    name = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_incident_system", x => new { x.incident_id, x.system_id });
                    table.ForeignKey(
                        name: "fk_incident_system_incident_incident_id",
                        column: x => x.incident_id,
                        principalTable: "incident",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "advice_case",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    title = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    question = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    section_id = table.Column<Guid>(type: "uuid", nullable: false),
                    bureau_id = table.Column<Guid>(type: "uuid", nullable: false),
                    system_id = table.Column<Guid>(type: "uuid", nullable: true),
                    planned_fy = table.Column<int>(type: "integer", nullable: true),
                    rough_yen = table.Column<long>(type: "bigint", nullable: true),
                    state = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    asked_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    is_demonstration = table.Column<bool>(type: "boolean", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_advice_case", x => x.id);
                    table.CheckConstraint("ck_advice_case_state", "\"state\" in ('Open', 'Answered', 'Closed')");
                    table.CheckConstraint("ck_advice_case_yen", "rough_yen >= 0");
                    table.ForeignKey(
                        name: "fk_advice_case_bureau_bureau_id",
                        column: x => x.bureau_id,
                        principalTable: "bureau",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_advice_case_information_system_system_id",
                        column: x => x.system_id,
                        principalTable: "information_system",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_advice_case_section_section_id",
                        column: x => x.section_id,
                        principalTable: "section",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "audit_finding",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    engagement_id = table.Column<Guid>(type: "uuid", nullable: false),
                    fiscal_year = table.Column<int>(type: "integer", nullable: false),
                    answer_id = table.Column<Guid>(type: "uuid", nullable: true),
                    item_number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    chapter = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    item_text = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    system_id = table.Column<Guid>(type: "uuid", nullable: true),
                    section_id = table.Column<Guid>(type: "uuid", nullable: false),
                    bureau_id = table.Column<Guid>(type: "uuid", nullable: false),
                    section_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    is_of_policy_office = table.Column<bool>(type: "boolean", nullable: false),
                    previous_id = table.Column<Guid>(type: "uuid", nullable: true),
                    is_repeat = table.Column<bool>(type: "boolean", nullable: false),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    fact = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    criterion = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    severity = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false),
                    created_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    created_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    fact_agreed = table.Column<bool>(type: "boolean", nullable: true),
                    fact_opinion = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    fact_answered_by = table.Column<string>(type: "character varying(210)", maxLength: 210, nullable: true),
                    fact_answered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    confirmed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    root_cause = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    improvement = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    plan_written_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    plan_submitted_by = table.Column<string>(type: "character varying(210)", maxLength: 210, nullable: true),
                    plan_submitted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    plan_due_on = table.Column<DateOnly>(type: "date", nullable: true),
                    due_on = table.Column<DateOnly>(type: "date", nullable: true),
                    done_report = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    risk_reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    risk_until = table.Column<DateOnly>(type: "date", nullable: true),
                    risk_by = table.Column<string>(type: "character varying(210)", maxLength: 210, nullable: true),
                    closed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    is_dropped = table.Column<bool>(type: "boolean", nullable: false),
                    is_demonstration = table.Column<bool>(type: "boolean", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_finding", x => x.id);
                    table.CheckConstraint("ck_audit_finding_answer", "(fact_agreed is null) = (fact_answered_at is null)");
                    table.CheckConstraint("ck_audit_finding_closed", "(state in ('Closed', 'Raised')) = (closed_on is not null)");
                    table.CheckConstraint("ck_audit_finding_repeat", "not is_repeat or previous_id is not null");
                    table.CheckConstraint("ck_audit_finding_risk", "(state = 'RiskAccepted') = (risk_until is not null)");
                    table.CheckConstraint("ck_audit_finding_settled", "state in ('Drafted', 'FactCheck') or is_dropped or confirmed_on is not null");
                    table.CheckConstraint("ck_audit_finding_severity", "\"severity\" in ('Grave', 'Minor', 'Proposal', 'GoodPractice')");
                    table.CheckConstraint("ck_audit_finding_state", "\"state\" in ('Drafted', 'FactCheck', 'Confirmed', 'PlanAwaited', 'PlanApproved', 'Improving', 'Done', 'Verifying', 'Closed', 'RiskAccepted', 'Raised')");
                    table.ForeignKey(
                        name: "fk_audit_finding_audit_engagement_engagement_id",
                        column: x => x.engagement_id,
                        principalTable: "audit_engagement",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_audit_finding_audit_finding_previous_id",
                        column: x => x.previous_id,
                        principalTable: "audit_finding",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_audit_finding_information_system_system_id",
                        column: x => x.system_id,
                        principalTable: "information_system",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_audit_finding_section_section_id",
                        column: x => x.section_id,
                        principalTable: "section",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "continuity_plan",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    scope = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    bureau_id = table.Column<Guid>(type: "uuid", nullable: true),
                    system_id = table.Column<Guid>(type: "uuid", nullable: true),
                    system_code = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    section_id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    status = table.Column<string>(type: "character varying(15)", maxLength: 15, nullable: false),
                    approved_number = table.Column<int>(type: "integer", nullable: true),
                    approved_on = table.Column<DateOnly>(type: "date", nullable: true),
                    reviewed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    next_review_on = table.Column<DateOnly>(type: "date", nullable: true),
                    step_count = table.Column<int>(type: "integer", nullable: false),
                    rebuild_count = table.Column<int>(type: "integer", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_continuity_plan", x => x.id);
                    table.CheckConstraint("ck_continuity_plan_scope", "\"scope\" in ('Prefecture', 'Bureau', 'System')");
                    table.CheckConstraint("ck_continuity_plan_status", "\"status\" in ('Drafting', 'Waiting', 'Approved', 'Revising', 'RevisionWaiting')");
                    table.CheckConstraint("ck_continuity_plan_subject", "(scope = 'Prefecture' and bureau_id is null and system_id is null) or (scope = 'Bureau' and bureau_id is not null and system_id is null) or (scope = 'System' and bureau_id is null and system_id is not null)");
                    table.CheckConstraint("ck_continuity_plan_title", "title <> ''");
                    table.ForeignKey(
                        name: "fk_continuity_plan_bureau_bureau_id",
                        column: x => x.bureau_id,
                        principalTable: "bureau",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_continuity_plan_information_system_system_id",
                        column: x => x.system_id,
                        principalTable: "information_system",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_continuity_plan_section_section_id",
                        column: x => x.section_id,
                        principalTable: "section",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "managed_network",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    kind = table.Column<string>(type: "character varying(9)", maxLength: 9, nullable: false),
                    section_id = table.Column<Guid>(type: "uuid", nullable: false),
                    system_id = table.Column<Guid>(type: "uuid", nullable: true),
                    system_code = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    verification = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    substitutes = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_managed_network", x => x.id);
                    table.CheckConstraint("ck_managed_network_kind", "\"kind\" in ('Lan', 'Wan', 'Municipal', 'Other')");
                    table.ForeignKey(
                        name: "fk_managed_network_information_system_system_id",
                        column: x => x.system_id,
                        principalTable: "information_system",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_managed_network_section_section_id",
                        column: x => x.section_id,
                        principalTable: "section",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "planned_case",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    fy = table.Column<int>(type: "integer", nullable: false),
                    section_id = table.Column<Guid>(type: "uuid", nullable: false),
                    system_id = table.Column<Guid>(type: "uuid", nullable: true),
                    title = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "ja-x-icu"),
                    kind = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    estimate_yen = table.Column<long>(type: "bigint", nullable: true),
                    starts_on = table.Column<DateOnly>(type: "date", nullable: true),
                    note = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    source = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false),
                    source_id = table.Column<Guid>(type: "uuid", nullable: true),
                    state = table.Column<string>(type: "character varying(7)", maxLength: 7, nullable: false),
                    dropped_reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    consultation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_planned_case", x => x.id);
                    table.CheckConstraint("ck_planned_case_kind", "\"kind\" in ('NewSystem', 'Renewal', 'Change', 'Retirement')");
                    table.CheckConstraint("ck_planned_case_source", "\"source\" in ('Hand', 'Survey', 'Radar')");
                    table.CheckConstraint("ck_planned_case_state", "\"state\" in ('Planned', 'Drafted', 'Dropped')");
                    table.CheckConstraint("ck_planned_case_title", "title <> ''");
                    table.CheckConstraint("ck_planned_case_yen", "estimate_yen >= 0");
                    table.ForeignKey(
                        name: "fk_planned_case_information_system_system_id",
                        column: x => x.system_id,
                        principalTable: "information_system",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_planned_case_section_section_id",
                        column: x => x.section_id,
                        principalTable: "section",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "platform_term",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    hosting = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    system_id = table.Column<Guid>(type: "uuid", nullable: true),
                    contract_from = table.Column<DateOnly>(type: "date", nullable: false),
                    contract_to = table.Column<DateOnly>(type: "date", nullable: false),
                    renewal_on = table.Column<DateOnly>(type: "date", nullable: true),
                    note = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    is_example = table.Column<bool>(type: "boolean", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform_term", x => x.id);
                    table.CheckConstraint("ck_platform_term_days", "contract_to >= contract_from");
                    table.CheckConstraint("ck_platform_term_name", "name <> ''");
                    table.ForeignKey(
                        name: "fk_platform_term_information_system_system_id",
                        column: x => x.system_id,
                        principalTable: "information_system",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "radar_warning",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    subject_key = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    system_id = table.Column<Guid>(type: "uuid", nullable: true),
                    section_id = table.Column<Guid>(type: "uuid", nullable: true),
                    system_code = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    title = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "ja-x-icu"),
                    severity = table.Column<string>(type: "character varying(7)", maxLength: 7, nullable: false),
                    key_date = table.Column<DateOnly>(type: "date", nullable: true),
                    stage = table.Column<string>(type: "character varying(17)", maxLength: 17, nullable: false),
                    stage_on = table.Column<DateOnly>(type: "date", nullable: true),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    rank = table.Column<string>(type: "character varying(9)", maxLength: 9, nullable: false, collation: "C"),
                    note = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    months = table.Column<int>(type: "integer", nullable: true),
                    yen = table.Column<long>(type: "bigint", nullable: true),
                    first_seen_on = table.Column<DateOnly>(type: "date", nullable: false),
                    state = table.Column<string>(type: "character varying(7)", maxLength: 7, nullable: false),
                    choice = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: true),
                    holds_until = table.Column<DateOnly>(type: "date", nullable: true),
                    planned_case_id = table.Column<Guid>(type: "uuid", nullable: true),
                    noticed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    noticed_stage = table.Column<string>(type: "character varying(17)", maxLength: 17, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_radar_warning", x => x.id);
                    table.CheckConstraint("ck_radar_warning_choice", "\"choice\" in ('Renew', 'Extend', 'Retire', 'Done', 'Excluded')");
                    table.CheckConstraint("ck_radar_warning_code", "\"code\" in ('ContractEnd', 'NoFiling', 'SupportEndsFirst', 'DoubleMove', 'NoRemoteBackup', 'NoRestoreTest', 'MyNumberSegment', 'TermsOnlyService', 'NoBcp', 'NoDrill', 'LargeUnprotected', 'OffPlatform', 'NoZeroTrust', 'NotConfirmed', 'JointPurchase', 'BcpGap', 'SlaNotReviewed')");
                    table.CheckConstraint("ck_radar_warning_decided", "(state = 'Open') <= (choice is null)");
                    table.CheckConstraint("ck_radar_warning_noticed_stage", "\"noticed_stage\" in ('None', 'Prepare', 'Filing', 'BudgetRequest', 'Supplement', 'ProcurementFiling', 'Tender', 'NoticePeriod', 'End')");
                    table.CheckConstraint("ck_radar_warning_severity", "\"severity\" in ('Notice', 'Caution', 'Grave')");
                    table.CheckConstraint("ck_radar_warning_stage", "\"stage\" in ('None', 'Prepare', 'Filing', 'BudgetRequest', 'Supplement', 'ProcurementFiling', 'Tender', 'NoticePeriod', 'End')");
                    table.CheckConstraint("ck_radar_warning_state", "\"state\" in ('Open', 'Decided', 'Gone')");
                    table.ForeignKey(
                        name: "fk_radar_warning_information_system_system_id",
                        column: x => x.system_id,
                        principalTable: "information_system",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_radar_warning_section_section_id",
                        column: x => x.section_id,
                        principalTable: "section",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "shared_use",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(11)", maxLength: 11, nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    form = table.Column<string>(type: "character varying(19)", maxLength: 19, nullable: false),
                    form_reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    system_id = table.Column<Guid>(type: "uuid", nullable: true),
                    system_code = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    duties = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    joining_rule = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    starts_on = table.Column<DateOnly>(type: "date", nullable: false),
                    ends_on = table.Column<DateOnly>(type: "date", nullable: true),
                    renewal_on = table.Column<DateOnly>(type: "date", nullable: true),
                    section_id = table.Column<Guid>(type: "uuid", nullable: false),
                    note = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_shared_use", x => x.id);
                    table.CheckConstraint("ck_shared_use_dates", "ends_on is null or ends_on >= starts_on");
                    table.CheckConstraint("ck_shared_use_form", "\"form\" in ('PartialAffairsUnion', 'WideAreaUnion', 'Council', 'Entrusted', 'Agreement')");
                    table.CheckConstraint("ck_shared_use_kind", "\"kind\" in ('CloudGroup', 'JointSystem')");
                    table.ForeignKey(
                        name: "fk_shared_use_information_system_system_id",
                        column: x => x.system_id,
                        principalTable: "information_system",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_shared_use_section_section_id",
                        column: x => x.section_id,
                        principalTable: "section",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "system_advice",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    text = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    given_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    given_by_section = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    given_on = table.Column<DateOnly>(type: "date", nullable: false),
                    answer_text = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    answered_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    answered_by_section = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    answered_on = table.Column<DateOnly>(type: "date", nullable: true),
                    state = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    closed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    system_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_system_advice", x => x.id);
                    table.CheckConstraint("ck_system_advice_state", "\"state\" in ('Open', 'Answered', 'Closed')");
                    table.ForeignKey(
                        name: "fk_system_advice_information_system_system_id",
                        column: x => x.system_id,
                        principalTable: "information_system",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "system_component",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    component_kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    product = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    product_version = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    support_end_on = table.Column<DateOnly>(type: "date", nullable: true),
                    extended_end_on = table.Column<DateOnly>(type: "date", nullable: true),
                    system_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_system_component", x => x.id);
                    table.ForeignKey(
                        name: "fk_system_component_information_system_system_id",
                        column: x => x.system_id,
                        principalTable: "information_system",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "system_contract",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    contract_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    contract_kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    vendor_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    vendor_number = table.Column<string>(type: "character varying(13)", maxLength: 13, nullable: true),
                    contract_number = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    contract_method = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    bidders = table.Column<int>(type: "integer", nullable: true),
                    contract_from = table.Column<DateOnly>(type: "date", nullable: true),
                    contract_to = table.Column<DateOnly>(type: "date", nullable: true),
                    notice_days = table.Column<int>(type: "integer", nullable: true),
                    contract_amount_yen = table.Column<long>(type: "bigint", nullable: true),
                    subcontracting = table.Column<bool>(type: "boolean", nullable: true),
                    auto_renewal = table.Column<bool>(type: "boolean", nullable: true),
                    multi_year = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    contract_options = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    consultation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    system_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_system_contract", x => x.id);
                    table.CheckConstraint("ck_system_contract_dates", "contract_to >= contract_from");
                    table.CheckConstraint("ck_system_contract_yen", "contract_amount_yen >= 0");
                    table.ForeignKey(
                        name: "fk_system_contract_information_system_system_id",
                        column: x => x.system_id,
                        principalTable: "information_system",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "system_cost",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    fy = table.Column<int>(type: "integer", nullable: true),
                    category = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    budget_yen = table.Column<long>(type: "bigint", nullable: true),
                    actual_yen = table.Column<long>(type: "bigint", nullable: true),
                    note = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    system_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_system_cost", x => x.id);
                    table.CheckConstraint("ck_system_cost_yen", "budget_yen >= 0 and actual_yen >= 0");
                    table.ForeignKey(
                        name: "fk_system_cost_information_system_system_id",
                        column: x => x.system_id,
                        principalTable: "information_system",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "system_customisation",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    level = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    count = table.Column<int>(type: "integer", nullable: true),
                    content = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    reason = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    system_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_system_customisation", x => x.id);
                    table.ForeignKey(
                        name: "fk_system_customisation_information_system_system_id",
                        column: x => x.system_id,
                        principalTable: "information_system",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "system_evaluation",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    on_day = table.Column<DateOnly>(type: "date", nullable: false),
                    effect = table.Column<string>(type: "character varying(11)", maxLength: 11, nullable: false),
                    use = table.Column<string>(type: "character varying(9)", maxLength: 9, nullable: false),
                    trouble = table.Column<string>(type: "character varying(7)", maxLength: 7, nullable: false),
                    cost = table.Column<string>(type: "character varying(7)", maxLength: 7, nullable: false),
                    conclusion = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    note = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    confirmed_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    system_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_system_evaluation", x => x.id);
                    table.CheckConstraint("ck_system_evaluation_conclusion", "\"conclusion\" in ('Continue', 'Improve', 'Renew', 'Retire')");
                    table.CheckConstraint("ck_system_evaluation_cost", "\"cost\" in ('Fair', 'High', 'Unknown')");
                    table.CheckConstraint("ck_system_evaluation_effect", "\"effect\" in ('AsIntended', 'Partly', 'NotYet', 'NotMeasured')");
                    table.CheckConstraint("ck_system_evaluation_on", "on_day >= '1990-01-01'");
                    table.CheckConstraint("ck_system_evaluation_trouble", "\"trouble\" in ('None', 'Minor', 'Serious')");
                    table.CheckConstraint("ck_system_evaluation_use", "\"use\" in ('AsPlanned', 'Less', 'Hardly')");
                    table.ForeignKey(
                        name: "fk_system_evaluation_information_system_system_id",
                        column: x => x.system_id,
                        principalTable: "information_system",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "system_licence",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    product = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    metric = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    quantity = table.Column<int>(type: "integer", nullable: true),
                    certificate_number = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    holder_section_id = table.Column<Guid>(type: "uuid", nullable: true),
                    expires_on = table.Column<DateOnly>(type: "date", nullable: true),
                    stocktaken_on = table.Column<DateOnly>(type: "date", nullable: true),
                    system_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_system_licence", x => x.id);
                    table.CheckConstraint("ck_system_licence_quantity", "quantity >= 0");
                    table.ForeignKey(
                        name: "fk_system_licence_information_system_system_id",
                        column: x => x.system_id,
                        principalTable: "information_system",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_system_licence_section_holder_section_id",
                        column: x => x.holder_section_id,
                        principalTable: "section",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "system_link",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    target_id = table.Column<Guid>(type: "uuid", nullable: false),
                    target = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    direction = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    data = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    method = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    specific_communication = table.Column<bool>(type: "boolean", nullable: true),
                    system_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_system_link", x => x.id);
                    table.CheckConstraint("ck_system_link_itself", "target_id <> system_id");
                    table.ForeignKey(
                        name: "fk_system_link_information_system_system_id",
                        column: x => x.system_id,
                        principalTable: "information_system",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_system_link_information_system_target_id",
                        column: x => x.target_id,
                        principalTable: "information_system",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "system_server",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    server_kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    count = table.Column<int>(type: "integer", nullable: true),
                    location = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    model = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    maintenance_vendor = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    seismic_fixing = table.Column<bool>(type: "boolean", nullable: true),
                    flood_risk = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    system_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_system_server", x => x.id);
                    table.ForeignKey(
                        name: "fk_system_server_information_system_system_id",
                        column: x => x.system_id,
                        principalTable: "information_system",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "system_settlement",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    fy = table.Column<int>(type: "integer", nullable: false),
                    actual_yen = table.Column<long>(type: "bigint", nullable: false),
                    consultation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_number = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    recorded_on = table.Column<DateOnly>(type: "date", nullable: false),
                    source = table.Column<string>(type: "character varying(13)", maxLength: 13, nullable: false),
                    system_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_system_settlement", x => x.id);
                    table.CheckConstraint("ck_system_settlement_source", "\"source\" in ('Hand', 'Consultation', 'Contract', 'Survey', 'Import', 'Demonstration', 'Settlement')");
                    table.CheckConstraint("ck_system_settlement_yen", "actual_yen >= 0");
                    table.ForeignKey(
                        name: "fk_system_settlement_information_system_system_id",
                        column: x => x.system_id,
                        principalTable: "information_system",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "system_sla",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    item = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    metric = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    goal = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    last_actual = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    reviewed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    review_on = table.Column<DateOnly>(type: "date", nullable: true),
                    system_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_system_sla", x => x.id);
                    table.ForeignKey(
                        name: "fk_system_sla_information_system_system_id",
                        column: x => x.system_id,
                        principalTable: "information_system",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "work_check",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    system_id = table.Column<Guid>(type: "uuid", nullable: false),
                    system_code = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    fy = table.Column<int>(type: "integer", nullable: false),
                    answers = table.Column<string>(type: "jsonb", nullable: false),
                    result = table.Column<string>(type: "character varying(14)", maxLength: 14, nullable: false),
                    note = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    checked_on = table.Column<DateOnly>(type: "date", nullable: false),
                    checked_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    checked_by_section = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_work_check", x => x.id);
                    table.CheckConstraint("ck_work_check_result", "\"result\" in ('CanContinue', 'WithRemedy', 'CannotContinue')");
                    table.ForeignKey(
                        name: "fk_work_check_information_system_system_id",
                        column: x => x.system_id,
                        principalTable: "information_system",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "instruction_check",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    instruction_id = table.Column<Guid>(type: "uuid", nullable: false),
                    finding = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by = table.Column<string>(type: "character varying(210)", maxLength: 210, nullable: false),
                    recorded_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    next_on = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_instruction_check", x => x.id);
                    table.ForeignKey(
                        name: "fk_instruction_check_instruction_instruction_id",
                        column: x => x.instruction_id,
                        principalTable: "instruction",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "instruction_file",
                columns: table => new
                {
                    instruction_id = table.Column<Guid>(type: "uuid", nullable: false),
                    file_id = table.Column<Guid>(type: "uuid", nullable: false),
                    round = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_instruction_file", x => new { x.instruction_id, x.file_id });
                    table.ForeignKey(
                        name: "fk_instruction_file_instruction_instruction_id",
                        column: x => x.instruction_id,
                        principalTable: "instruction",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_instruction_file_stored_file_file_id",
                        column: x => x.file_id,
                        principalTable: "stored_file",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "instruction_round",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    instruction_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    answer = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    written_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    submitted_by = table.Column<string>(type: "character varying(210)", maxLength: 210, nullable: false),
                    submitted_by_section = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    submitted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    accepted = table.Column<bool>(type: "boolean", nullable: true),
                    remark = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    judged_by = table.Column<string>(type: "character varying(210)", maxLength: 210, nullable: true),
                    judged_on = table.Column<DateOnly>(type: "date", nullable: true),
                    recorded_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_instruction_round", x => x.id);
                    table.ForeignKey(
                        name: "fk_instruction_round_instruction_instruction_id",
                        column: x => x.instruction_id,
                        principalTable: "instruction",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "kpi_objective",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    plan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_kpi_objective", x => x.id);
                    table.ForeignKey(
                        name: "fk_kpi_objective_kpi_plan_plan_id",
                        column: x => x.plan_id,
                        principalTable: "kpi_plan",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "kpi_plan_version",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    plan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    effective_on = table.Column<DateOnly>(type: "date", nullable: false),
                    reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    content = table.Column<string>(type: "jsonb", nullable: false),
                    adopted_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    adopted_by_section = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    adopted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_kpi_plan_version", x => x.id);
                    table.ForeignKey(
                        name: "fk_kpi_plan_version_kpi_plan_plan_id",
                        column: x => x.plan_id,
                        principalTable: "kpi_plan",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "kpi_year",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    plan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    closed_by = table.Column<Guid>(type: "uuid", nullable: false),
                    closed_by_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    closed_by_section = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    note = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_kpi_year", x => x.id);
                    table.ForeignKey(
                        name: "fk_kpi_year_kpi_plan_plan_id",
                        column: x => x.plan_id,
                        principalTable: "kpi_plan",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "library_document_review",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    document_id = table.Column<Guid>(type: "uuid", nullable: false),
                    reviewed_on = table.Column<DateOnly>(type: "date", nullable: false),
                    result = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    note = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    by_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    by_section = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_library_document_review", x => x.id);
                    table.CheckConstraint("ck_library_document_review_result", "\"result\" in ('NoChange', 'NewVersion')");
                    table.ForeignKey(
                        name: "fk_library_document_review_library_document_document_id",
                        column: x => x.document_id,
                        principalTable: "library_document",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "library_document_version",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    document_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    body = table.Column<string>(type: "character varying(100000)", maxLength: 100000, nullable: false),
                    file_id = table.Column<Guid>(type: "uuid", nullable: true),
                    written_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    written_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    effective_from = table.Column<DateOnly>(type: "date", nullable: true),
                    change_note = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    published_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_library_document_version", x => x.id);
                    table.CheckConstraint("ck_library_document_version_published", "(published_at is null) = (effective_from is null)");
                    table.ForeignKey(
                        name: "fk_library_document_version_library_document_document_id",
                        column: x => x.document_id,
                        principalTable: "library_document",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_library_document_version_stored_file_file_id",
                        column: x => x.file_id,
                        principalTable: "stored_file",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "library_form_place",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    document_id = table.Column<Guid>(type: "uuid", nullable: false),
                    section_number = table.Column<int>(type: "integer", nullable: true),
                    stage = table.Column<string>(type: "character varying(14)", maxLength: 14, nullable: false),
                    item = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_library_form_place", x => x.id);
                    table.CheckConstraint("ck_library_form_place_dates", "valid_to is null or valid_to >= valid_from");
                    table.CheckConstraint("ck_library_form_place_stage", "\"stage\" in ('PreBudget', 'PreProcurement', 'PreOperation', 'Evaluation')");
                    table.ForeignKey(
                        name: "fk_library_form_place_library_document_document_id",
                        column: x => x.document_id,
                        principalTable: "library_document",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "municipal_support_recipient",
                columns: table => new
                {
                    support_id = table.Column<Guid>(type: "uuid", nullable: false),
                    municipality_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_municipal_support_recipient", x => new { x.support_id, x.municipality_id });
                    table.ForeignKey(
                        name: "fk_municipal_support_recipient_municipal_support_support_id",
                        column: x => x.support_id,
                        principalTable: "municipal_support",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_municipal_support_recipient_municipality_municipality_id",
                        column: x => x.municipality_id,
                        principalTable: "municipality",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "self_check_entry",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    sheet_id = table.Column<Guid>(type: "uuid", nullable: false),
                    question_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    chapter = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false),
                    text = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    reply = table.Column<string>(type: "character varying(13)", maxLength: 13, nullable: true),
                    note = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    improvement = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    owner = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: true),
                    until = table.Column<DateOnly>(type: "date", nullable: true),
                    mended_on = table.Column<DateOnly>(type: "date", nullable: true),
                    mended_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_self_check_entry", x => x.id);
                    table.CheckConstraint("ck_self_check_entry_chapter", "\"chapter\" in ('Organisation', 'Assets', 'Resilience', 'Physical', 'Human', 'Technical', 'Operation', 'Outsourcing', 'Evaluation')");
                    table.CheckConstraint("ck_self_check_entry_owner", "\"owner\" in ('Head', 'Staff', 'Everyone', 'Supplier')");
                    table.CheckConstraint("ck_self_check_entry_reply", "\"reply\" in ('Yes', 'No', 'NotApplicable')");
                    table.ForeignKey(
                        name: "fk_self_check_entry_self_check_sheet_sheet_id",
                        column: x => x.sheet_id,
                        principalTable: "self_check_sheet",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "training_attendance",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    session_id = table.Column<Guid>(type: "uuid", nullable: false),
                    target = table.Column<string>(type: "character varying(19)", maxLength: 19, nullable: false),
                    section_id = table.Column<Guid>(type: "uuid", nullable: true),
                    municipality_id = table.Column<Guid>(type: "uuid", nullable: true),
                    municipality_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    person_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    user_id = table.Column<Guid>(type: "uuid", nullable: true),
                    people = table.Column<int>(type: "integer", nullable: false),
                    recorded_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_training_attendance", x => x.id);
                    table.CheckConstraint("ck_training_attendance_of", "(section_id is null) <> (municipality_id is null)");
                    table.CheckConstraint("ck_training_attendance_people", "people >= 1 and (person_name is null or people = 1)");
                    table.CheckConstraint("ck_training_attendance_target", "\"target\" in ('GeneralStaff', 'SectionHead', 'SecurityOfficer', 'SystemAdministrator', 'IctStaff', 'Auditor', 'MunicipalStaff')");
                    table.ForeignKey(
                        name: "fk_training_attendance_section_section_id",
                        column: x => x.section_id,
                        principalTable: "section",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_training_attendance_training_session_session_id",
                        column: x => x.session_id,
                        principalTable: "training_session",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "survey_plan",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    answer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    system_id = table.Column<Guid>(type: "uuid", nullable: true),
                    title = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    kind = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    fy = table.Column<int>(type: "integer", nullable: false),
                    estimate_yen = table.Column<long>(type: "bigint", nullable: true),
                    starts_on = table.Column<DateOnly>(type: "date", nullable: true),
                    note = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    merged_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_survey_plan", x => x.id);
                    table.CheckConstraint("ck_survey_plan_kind", "\"kind\" in ('NewSystem', 'Renewal', 'Change', 'Retirement')");
                    table.CheckConstraint("ck_survey_plan_yen", "estimate_yen >= 0");
                    table.ForeignKey(
                        name: "fk_survey_plan_information_system_system_id",
                        column: x => x.system_id,
                        principalTable: "information_system",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_survey_plan_survey_answer_answer_id",
                        column: x => x.answer_id,
                        principalTable: "survey_answer",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "survey_row",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    answer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    system_id = table.Column<Guid>(type: "uuid", nullable: true),
                    code = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    position = table.Column<int>(type: "integer", nullable: false),
                    criticality = table.Column<string>(type: "character varying(13)", maxLength: 13, nullable: false),
                    before = table.Column<string>(type: "jsonb", nullable: false),
                    licences_before = table.Column<string>(type: "jsonb", nullable: false),
                    answer = table.Column<string>(type: "character varying(9)", maxLength: 9, nullable: false),
                    now = table.Column<string>(type: "jsonb", nullable: false),
                    licences = table.Column<string>(type: "jsonb", nullable: false),
                    retires_on = table.Column<DateOnly>(type: "date", nullable: true),
                    note = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    missing = table.Column<string>(type: "jsonb", nullable: false),
                    findings = table.Column<string>(type: "jsonb", nullable: false),
                    asks_evaluation = table.Column<bool>(type: "boolean", nullable: false),
                    evaluation = table.Column<string>(type: "jsonb", nullable: true),
                    merge = table.Column<string>(type: "character varying(7)", maxLength: 7, nullable: false),
                    merge_fault = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    merged_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_survey_row", x => x.id);
                    table.CheckConstraint("ck_survey_row_answer", "\"answer\" in ('None', 'Unchanged', 'Changed', 'Retired', 'New')");
                    table.CheckConstraint("ck_survey_row_criticality", "\"criticality\" in ('Important', 'SemiImportant', 'General')");
                    table.CheckConstraint("ck_survey_row_merge", "\"merge\" in ('Waiting', 'Merged', 'Refused')");
                    table.ForeignKey(
                        name: "fk_survey_row_information_system_system_id",
                        column: x => x.system_id,
                        principalTable: "information_system",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_survey_row_survey_answer_answer_id",
                        column: x => x.answer_id,
                        principalTable: "survey_answer",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "audit_answer_key",
                columns: table => new
                {
                    key = table.Column<Guid>(type: "uuid", nullable: false),
                    answer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_answer_key", x => x.key);
                    table.ForeignKey(
                        name: "fk_audit_answer_key_audit_answer_answer_id",
                        column: x => x.answer_id,
                        principalTable: "audit_answer",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "audit_evidence",
                columns: table => new
                {
                    answer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    file_id = table.Column<Guid>(type: "uuid", nullable: false),
                    engagement_id = table.Column<Guid>(type: "uuid", nullable: false),
                    is_photo = table.Column<bool>(type: "boolean", nullable: false),
                    added_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    added_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_evidence", x => new { x.answer_id, x.file_id });
                    table.ForeignKey(
                        name: "fk_audit_evidence_audit_answer_answer_id",
                        column: x => x.answer_id,
                        principalTable: "audit_answer",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_audit_evidence_stored_file_file_id",
                        column: x => x.file_id,
                        principalTable: "stored_file",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "audit_question_file",
                columns: table => new
                {
                    question_id = table.Column<Guid>(type: "uuid", nullable: false),
                    file_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_question_file", x => new { x.question_id, x.file_id });
                    table.ForeignKey(
                        name: "fk_audit_question_file_audit_question_question_id",
                        column: x => x.question_id,
                        principalTable: "audit_question",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_audit_question_file_stored_file_file_id",
                        column: x => x.file_id,
                        principalTable: "stored_file",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "check_item",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    checklist_id = table.Column<Guid>(type: "uuid", nullable: false),
                    group_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    condition = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    from_fy = table.Column<int>(type: "integer", nullable: false),
                    to_fy = table.Column<int>(type: "integer", nullable: true),
                    kpi_ids = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_check_item", x => x.id);
                    table.CheckConstraint("ck_check_item_condition", "\"condition\" in ('None', 'NoMunicipalCloud', 'MainframeLeft', 'OpenedUp', 'Prefecture')");
                    table.CheckConstraint("ck_check_item_years", "to_fy is null or to_fy >= from_fy");
                    table.ForeignKey(
                        name: "fk_check_item_checklist_checklist_id",
                        column: x => x.checklist_id,
                        principalTable: "checklist",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_check_item_checklist_group_group_id",
                        column: x => x.group_id,
                        principalTable: "checklist_group",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "advice_entry",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    advice_id = table.Column<Guid>(type: "uuid", nullable: false),
                    held_on = table.Column<DateOnly>(type: "date", nullable: false),
                    means = table.Column<string>(type: "character varying(7)", maxLength: 7, nullable: false),
                    participants = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    text = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    of_office = table.Column<bool>(type: "boolean", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_advice_entry", x => x.id);
                    table.CheckConstraint("ck_advice_entry_means", "\"means\" in ('Meeting', 'Phone', 'Mail', 'Written')");
                    table.ForeignKey(
                        name: "fk_advice_entry_advice_case_advice_id",
                        column: x => x.advice_id,
                        principalTable: "advice_case",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "advice_file",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    advice_id = table.Column<Guid>(type: "uuid", nullable: false),
                    file_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    added_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    added_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_advice_file", x => x.id);
                    table.ForeignKey(
                        name: "fk_advice_file_advice_case_advice_id",
                        column: x => x.advice_id,
                        principalTable: "advice_case",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_advice_file_stored_file_file_id",
                        column: x => x.file_id,
                        principalTable: "stored_file",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "consultation",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    asked_section_ids = table.Column<List<Guid>>(type: "uuid[]", nullable: false),
                    open_concurrences = table.Column<int>(type: "integer", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    stage = table.Column<string>(type: "character varying(14)", maxLength: 14, nullable: false),
                    size = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    state = table.Column<string>(type: "character varying(21)", maxLength: 21, nullable: false),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    holder = table.Column<string>(type: "character varying(11)", maxLength: 11, nullable: false),
                    number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    title = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    kind = table.Column<string>(type: "character varying(17)", maxLength: 17, nullable: false),
                    target_fy = table.Column<int>(type: "integer", nullable: false),
                    budget_kind = table.Column<string>(type: "character varying(9)", maxLength: 9, nullable: false),
                    system_id = table.Column<Guid>(type: "uuid", nullable: true),
                    purpose = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    late_reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    section_id = table.Column<Guid>(type: "uuid", nullable: false),
                    bureau_id = table.Column<Guid>(type: "uuid", nullable: false),
                    section_name_then = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    of_policy_office = table.Column<bool>(type: "boolean", nullable: false),
                    total_yen = table.Column<long>(type: "bigint", nullable: true),
                    execution_yen = table.Column<long>(type: "bigint", nullable: true),
                    needs_committee = table.Column<bool>(type: "boolean", nullable: false),
                    threshold_rule_id = table.Column<Guid>(type: "uuid", nullable: true),
                    threshold_yen = table.Column<long>(type: "bigint", nullable: true),
                    deciding_office = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    decision_rule_id = table.Column<Guid>(type: "uuid", nullable: true),
                    decision_basis = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    security_flag = table.Column<bool>(type: "boolean", nullable: false),
                    is_late = table.Column<bool>(type: "boolean", nullable: false),
                    is_fast_lane = table.Column<bool>(type: "boolean", nullable: false),
                    created_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    passed_on_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    confirmed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    submitted_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    submitted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    accepted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    due_on = table.Column<DateOnly>(type: "date", nullable: true),
                    reviewer_id = table.Column<Guid>(type: "uuid", nullable: true),
                    reviewer_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    proposed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    proposed_result = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true),
                    proposed_text = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    opinion_text = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    opinion_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    pre_budget_id = table.Column<Guid>(type: "uuid", nullable: true),
                    change_of_id = table.Column<Guid>(type: "uuid", nullable: true),
                    previous_id = table.Column<Guid>(type: "uuid", nullable: true),
                    basis = table.Column<string>(type: "character varying(14)", maxLength: 14, nullable: true),
                    exemption = table.Column<string>(type: "character varying(17)", maxLength: 17, nullable: true),
                    exemption_reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    decision_result = table.Column<string>(type: "character varying(21)", maxLength: 21, nullable: true),
                    decision_route = table.Column<string>(type: "character varying(9)", maxLength: 9, nullable: true),
                    decision_text = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    decision_on = table.Column<DateOnly>(type: "date", nullable: true),
                    decision_decider = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    decision_mode = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: true),
                    decision_document_number = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    decision_override_reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    decision_version = table.Column<int>(type: "integer", nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    budget_outcome = table.Column<string>(type: "character varying(14)", maxLength: 14, nullable: true),
                    budget_requested_yen = table.Column<long>(type: "bigint", nullable: true),
                    budget_assessed_yen = table.Column<long>(type: "bigint", nullable: true),
                    budget_project_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    budget_project_code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    budget_account = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    budget_passed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    budget_recorded_on = table.Column<DateOnly>(type: "date", nullable: true),
                    budget_recorded_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    contract_vendor = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    contract_vendor_number = table.Column<string>(type: "character varying(13)", maxLength: 13, nullable: true),
                    contract_amount_yen = table.Column<long>(type: "bigint", nullable: true),
                    contract_planned_price_yen = table.Column<long>(type: "bigint", nullable: true),
                    contract_method = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    contract_bidders = table.Column<int>(type: "integer", nullable: true),
                    contract_contract_on = table.Column<DateOnly>(type: "date", nullable: true),
                    contract_term_from = table.Column<DateOnly>(type: "date", nullable: true),
                    contract_term_to = table.Column<DateOnly>(type: "date", nullable: true),
                    contract_annual_yen = table.Column<long>(type: "bigint", nullable: true),
                    contract_contract_number = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    contract_next_renewal_fy = table.Column<int>(type: "integer", nullable: true),
                    contract_over_ceiling_reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    contract_assembly_passed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    contract_recorded_on = table.Column<DateOnly>(type: "date", nullable: true),
                    contract_recorded_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    settled_yen = table.Column<long>(type: "bigint", nullable: true),
                    method = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    supplier = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    version_number = table.Column<int>(type: "integer", nullable: false),
                    rules_on = table.Column<DateOnly>(type: "date", nullable: false),
                    is_demonstration = table.Column<bool>(type: "boolean", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    proxy_by_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    proxy_by_section = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    proxy_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    proxy_file_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    proxy_decider = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    proxy_decided_on = table.Column<DateOnly>(type: "date", nullable: true),
                    proxy_document_number = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    proxy_ids = table.Column<List<Guid>>(type: "uuid[]", nullable: false),
                    notice_number = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    notice_on = table.Column<DateOnly>(type: "date", nullable: true),
                    occasion = table.Column<string>(type: "character varying(13)", maxLength: 13, nullable: true),
                    occasion_on = table.Column<DateOnly>(type: "date", nullable: true),
                    go_live_on = table.Column<DateOnly>(type: "date", nullable: true),
                    advice_id = table.Column<Guid>(type: "uuid", nullable: true),
                    is_minor_change = table.Column<bool>(type: "boolean", nullable: false),
                    is_migrated = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_consultation", x => x.id);
                    table.CheckConstraint("ck_consultation_basis", "\"basis\" in ('BudgetPassed', 'InformalNotice', 'Preparation')");
                    table.CheckConstraint("ck_consultation_budget_kind", "\"budget_kind\" in ('Initial', 'June', 'September', 'December', 'February', 'None')");
                    table.CheckConstraint("ck_consultation_budget_outcome", "\"budget_outcome\" in ('Granted', 'GrantedReduced', 'OnHold', 'Separate', 'NextSupplement', 'NotGranted')");
                    table.CheckConstraint("ck_consultation_deciding_office", "\"deciding_office\" in ('PolicyHead', 'Cio')");
                    table.CheckConstraint("ck_consultation_decision_mode", "\"decision_mode\" in ('InPortal', 'Recorded')");
                    table.CheckConstraint("ck_consultation_decision_result", "\"decision_result\" in ('Draft', 'SectionReview', 'Submitted', 'Accepted', 'UnderReview', 'Inquiry', 'Returned', 'CommitteePending', 'Approved', 'ConditionallyApproved', 'Rejected', 'Continued', 'Withdrawn', 'Expired', 'Superseded', 'Closed', 'BureauReview')");
                    table.CheckConstraint("ck_consultation_decision_route", "\"decision_route\" in ('Section', 'Committee', 'Cio')");
                    table.CheckConstraint("ck_consultation_exemption", "exemption is null or exemption_reason is not null");
                    table.CheckConstraint("ck_consultation_first_stage", "stage <> 'PreProcurement' or pre_budget_id is not null or exemption is not null or is_migrated or state = 'Draft'");
                    table.CheckConstraint("ck_consultation_holder", "\"holder\" in ('Section', 'SectionHead', 'Reception', 'Reviewer', 'PolicyHead', 'Committee', 'Nobody', 'Coordinator')");
                    table.CheckConstraint("ck_consultation_kind", "\"kind\" in ('NewSystem', 'Renewal', 'Enhancement', 'LegalChange', 'ContractExtension', 'CloudService', 'Retirement', 'HardwareOnly')");
                    table.CheckConstraint("ck_consultation_occasion", "\"occasion\" in ('GoLive', 'ScopeChange', 'FirstYear', 'FifthYear', 'BeforeRenewal', 'OnRequest')");
                    table.CheckConstraint("ck_consultation_proposed_result", "\"proposed_result\" in ('Create', 'PassOn', 'Confirm', 'PullBack', 'SendBack', 'Submit', 'Accept', 'ReturnAtReception', 'StartReview', 'Ask', 'Answer', 'Return', 'Reopen', 'GiveOpinion', 'Propose', 'HandBack', 'ReferToCommittee', 'Approve', 'ApproveWithConditions', 'Reject', 'Continue', 'CommitteeApprove', 'CommitteeApproveWithConditions', 'CommitteeReject', 'CommitteeContinue', 'CommitteeReturn', 'Withdraw', 'RecordBudgetResult', 'StartNextStage', 'StartChange', 'ReportCondition', 'ConfirmCondition', 'ReturnCondition', 'RecordContract', 'RecordSettlement', 'Expire', 'Supersede', 'Close', 'StartPreOperation', 'StartEvaluation', 'RecordGoLive', 'NoteMinorChange', 'Migrate', 'PassToBureau', 'Forward', 'ReturnFromBureau')");
                    table.CheckConstraint("ck_consultation_size", "\"size\" in ('Simplified', 'Full')");
                    table.CheckConstraint("ck_consultation_stage", "\"stage\" in ('PreBudget', 'PreProcurement', 'PreOperation', 'Evaluation')");
                    table.CheckConstraint("ck_consultation_stage_amount", "stage = 'PreBudget' or total_yen is null");
                    table.CheckConstraint("ck_consultation_state", "\"state\" in ('Draft', 'SectionReview', 'Submitted', 'Accepted', 'UnderReview', 'Inquiry', 'Returned', 'CommitteePending', 'Approved', 'ConditionallyApproved', 'Rejected', 'Continued', 'Withdrawn', 'Expired', 'Superseded', 'Closed', 'BureauReview')");
                    table.CheckConstraint("ck_consultation_yen", "total_yen >= 0 and execution_yen >= 0 and settled_yen >= 0");
                    table.ForeignKey(
                        name: "fk_consultation_advice_case_advice_id",
                        column: x => x.advice_id,
                        principalTable: "advice_case",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_consultation_bureau_bureau_id",
                        column: x => x.bureau_id,
                        principalTable: "bureau",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_consultation_consultation_change_of_id",
                        column: x => x.change_of_id,
                        principalTable: "consultation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_consultation_consultation_pre_budget_id",
                        column: x => x.pre_budget_id,
                        principalTable: "consultation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_consultation_consultation_previous_id",
                        column: x => x.previous_id,
                        principalTable: "consultation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_consultation_information_system_system_id",
                        column: x => x.system_id,
                        principalTable: "information_system",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_consultation_section_section_id",
                        column: x => x.section_id,
                        principalTable: "section",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "audit_finding_action",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    finding_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    text = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    done_on = table.Column<DateOnly>(type: "date", nullable: true),
                    report = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    done_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_finding_action", x => x.id);
                    table.CheckConstraint("ck_audit_finding_action_done", "(done_on is null) = (done_by is null)");
                    table.ForeignKey(
                        name: "fk_audit_finding_action_audit_finding_finding_id",
                        column: x => x.finding_id,
                        principalTable: "audit_finding",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "audit_finding_file",
                columns: table => new
                {
                    finding_id = table.Column<Guid>(type: "uuid", nullable: false),
                    file_id = table.Column<Guid>(type: "uuid", nullable: false),
                    action_number = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_finding_file", x => new { x.finding_id, x.file_id });
                    table.ForeignKey(
                        name: "fk_audit_finding_file_audit_finding_finding_id",
                        column: x => x.finding_id,
                        principalTable: "audit_finding",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_audit_finding_file_stored_file_file_id",
                        column: x => x.file_id,
                        principalTable: "stored_file",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "audit_finding_judgement",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    finding_id = table.Column<Guid>(type: "uuid", nullable: false),
                    act = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    text = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    by = table.Column<string>(type: "character varying(210)", maxLength: 210, nullable: false),
                    by_section = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_finding_judgement", x => x.id);
                    table.CheckConstraint("ck_audit_finding_judgement_act", "\"act\" in ('Write', 'Submit', 'Drop', 'Agree', 'Object', 'Settle', 'Request', 'Finish', 'Plan', 'SubmitPlan', 'ReturnPlan', 'AcceptPlan', 'MoveDue', 'Start', 'Progress', 'Report', 'TakeUp', 'Effective', 'Again', 'Raise', 'AcceptRisk', 'Reopen')");
                    table.ForeignKey(
                        name: "fk_audit_finding_judgement_audit_finding_finding_id",
                        column: x => x.finding_id,
                        principalTable: "audit_finding",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "audit_finding_wording",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    finding_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    fact = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    criterion = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    severity = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false),
                    reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_finding_wording", x => x.id);
                    table.CheckConstraint("ck_audit_finding_wording_severity", "\"severity\" in ('Grave', 'Minor', 'Proposal', 'GoodPractice')");
                    table.ForeignKey(
                        name: "fk_audit_finding_wording_audit_finding_finding_id",
                        column: x => x.finding_id,
                        principalTable: "audit_finding",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "continuity_drill",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    section_id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    kind = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    plan_id = table.Column<Guid>(type: "uuid", nullable: true),
                    planned_on = table.Column<DateOnly>(type: "date", nullable: false),
                    scenario = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    state = table.Column<string>(type: "character varying(9)", maxLength: 9, nullable: false),
                    held_on = table.Column<DateOnly>(type: "date", nullable: true),
                    attendants = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    attendant_count = table.Column<int>(type: "integer", nullable: true),
                    result = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_continuity_drill", x => x.id);
                    table.CheckConstraint("ck_continuity_drill_held", "(state = 'Held') = (held_on is not null)");
                    table.CheckConstraint("ck_continuity_drill_kind", "\"kind\" in ('Tabletop', 'Contact', 'Restore', 'Switchover', 'Full')");
                    table.CheckConstraint("ck_continuity_drill_state", "\"state\" in ('Planned', 'Held', 'Cancelled')");
                    table.ForeignKey(
                        name: "fk_continuity_drill_continuity_plan_plan_id",
                        column: x => x.plan_id,
                        principalTable: "continuity_plan",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_continuity_drill_section_section_id",
                        column: x => x.section_id,
                        principalTable: "section",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "plan_review",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    plan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    reviewed_on = table.Column<DateOnly>(type: "date", nullable: false),
                    result = table.Column<string>(type: "character varying(13)", maxLength: 13, nullable: false),
                    note = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    reviewed_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    by_section = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_review", x => x.id);
                    table.CheckConstraint("ck_plan_review_result", "\"result\" in ('Unchanged', 'NeedsRevision')");
                    table.ForeignKey(
                        name: "fk_plan_review_continuity_plan_plan_id",
                        column: x => x.plan_id,
                        principalTable: "continuity_plan",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "plan_version",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    plan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    content = table.Column<string>(type: "jsonb", nullable: false),
                    reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    findings = table.Column<string>(type: "jsonb", nullable: false),
                    written_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    return_note = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    approved_on = table.Column<DateOnly>(type: "date", nullable: true),
                    approved_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    approved_by_section = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_version", x => x.id);
                    table.CheckConstraint("ck_plan_version_state", "\"state\" in ('Draft', 'Waiting', 'Approved')");
                    table.ForeignKey(
                        name: "fk_plan_version_continuity_plan_plan_id",
                        column: x => x.plan_id,
                        principalTable: "continuity_plan",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "network_incident",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    network_id = table.Column<Guid>(type: "uuid", nullable: false),
                    occurred_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    what = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    cause = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    restored_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    substituted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    substituted_part = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_network_incident", x => x.id);
                    table.CheckConstraint("ck_network_incident_times", "restored_at >= occurred_at and substituted_at >= occurred_at");
                    table.ForeignKey(
                        name: "fk_network_incident_managed_network_network_id",
                        column: x => x.network_id,
                        principalTable: "managed_network",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "network_target",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    network_id = table.Column<Guid>(type: "uuid", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    restore_hours = table.Column<int>(type: "integer", nullable: false),
                    substitute_hours = table.Column<int>(type: "integer", nullable: false),
                    basis = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_network_target", x => x.id);
                    table.CheckConstraint("ck_network_target_hours", "restore_hours > 0 and substitute_hours >= restore_hours");
                    table.ForeignKey(
                        name: "fk_network_target_managed_network_network_id",
                        column: x => x.network_id,
                        principalTable: "managed_network",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "warning_decision",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    warning_id = table.Column<Guid>(type: "uuid", nullable: false),
                    choice = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    holds_until = table.Column<DateOnly>(type: "date", nullable: true),
                    planned_case_id = table.Column<Guid>(type: "uuid", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    by_section = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_warning_decision", x => x.id);
                    table.CheckConstraint("ck_warning_decision_choice", "\"choice\" in ('Renew', 'Extend', 'Retire', 'Done', 'Excluded')");
                    table.ForeignKey(
                        name: "fk_warning_decision_radar_warning_warning_id",
                        column: x => x.warning_id,
                        principalTable: "radar_warning",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "shared_use_member",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    shared_use_id = table.Column<Guid>(type: "uuid", nullable: false),
                    municipality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    member_from = table.Column<DateOnly>(type: "date", nullable: false),
                    member_to = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_shared_use_member", x => x.id);
                    table.CheckConstraint("ck_shared_use_member_dates", "member_to is null or member_to >= member_from");
                    table.ForeignKey(
                        name: "fk_shared_use_member_municipality_municipality_id",
                        column: x => x.municipality_id,
                        principalTable: "municipality",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_shared_use_member_shared_use_shared_use_id",
                        column: x => x.shared_use_id,
                        principalTable: "shared_use",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "kpi_initiative",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    plan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    objective_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    code = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    owner_section_id = table.Column<Guid>(type: "uuid", nullable: false),
                    purpose = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    effect = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    saving_yen = table.Column<long>(type: "bigint", nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_kpi_initiative", x => x.id);
                    table.ForeignKey(
                        name: "fk_kpi_initiative_kpi_objective_objective_id",
                        column: x => x.objective_id,
                        principalTable: "kpi_objective",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_kpi_initiative_kpi_plan_plan_id",
                        column: x => x.plan_id,
                        principalTable: "kpi_plan",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_kpi_initiative_section_owner_section_id",
                        column: x => x.owner_section_id,
                        principalTable: "section",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "checklist_wording",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    item_id = table.Column<Guid>(type: "uuid", nullable: false),
                    checklist_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    from_fy = table.Column<int>(type: "integer", nullable: false),
                    text_ja = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    text_en = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    written_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    written_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_checklist_wording", x => x.id);
                    table.ForeignKey(
                        name: "fk_checklist_wording_check_item_item_id",
                        column: x => x.item_id,
                        principalTable: "check_item",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "account_line",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    fy = table.Column<int>(type: "integer", nullable: false),
                    case_number = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    contract_number = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    project_code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    budget_yen = table.Column<long>(type: "bigint", nullable: true),
                    settled_yen = table.Column<long>(type: "bigint", nullable: false),
                    carried_yen = table.Column<long>(type: "bigint", nullable: false),
                    consultation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    taken_on = table.Column<DateOnly>(type: "date", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_account_line", x => x.id);
                    table.CheckConstraint("ck_account_line_yen", "budget_yen >= 0 and settled_yen >= 0 and carried_yen >= 0");
                    table.ForeignKey(
                        name: "fk_account_line_consultation_consultation_id",
                        column: x => x.consultation_id,
                        principalTable: "consultation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "assignment_row",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    run_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    consultation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    former_id = table.Column<Guid>(type: "uuid", nullable: true),
                    former_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    reviewer_id = table.Column<Guid>(type: "uuid", nullable: true),
                    reviewer_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    refusal = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    undone_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    undo_refusal = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_assignment_row", x => x.id);
                    table.ForeignKey(
                        name: "fk_assignment_row_assignment_run_run_id",
                        column: x => x.run_id,
                        principalTable: "assignment_run",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_assignment_row_consultation_consultation_id",
                        column: x => x.consultation_id,
                        principalTable: "consultation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "bureau_forwarding",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    consultation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    bureau_id = table.Column<Guid>(type: "uuid", nullable: false),
                    received_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    is_late = table.Column<bool>(type: "boolean", nullable: false),
                    priority = table.Column<int>(type: "integer", nullable: true),
                    opinion = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    opinion_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    forwarded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    forwarded_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    forwarded_section = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    batch_id = table.Column<Guid>(type: "uuid", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_bureau_forwarding", x => x.id);
                    table.CheckConstraint("ck_bureau_forwarding_priority", "priority is null or priority between 1 and 999");
                    table.ForeignKey(
                        name: "fk_bureau_forwarding_bureau_batch_batch_id",
                        column: x => x.batch_id,
                        principalTable: "bureau_batch",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_bureau_forwarding_bureau_bureau_id",
                        column: x => x.bureau_id,
                        principalTable: "bureau",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_bureau_forwarding_consultation_consultation_id",
                        column: x => x.consultation_id,
                        principalTable: "consultation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "committee_agenda_item",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    meeting_id = table.Column<Guid>(type: "uuid", nullable: false),
                    consultation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sort_order = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_committee_agenda_item", x => x.id);
                    table.ForeignKey(
                        name: "fk_committee_agenda_item_committee_meeting_meeting_id",
                        column: x => x.meeting_id,
                        principalTable: "committee_meeting",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_committee_agenda_item_consultation_consultation_id",
                        column: x => x.consultation_id,
                        principalTable: "consultation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "committee_ballot",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    meeting_id = table.Column<Guid>(type: "uuid", nullable: false),
                    consultation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    member_id = table.Column<Guid>(type: "uuid", nullable: false),
                    member_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    member_office = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    answer = table.Column<string>(type: "character varying(7)", maxLength: 7, nullable: false),
                    text = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    answered_on = table.Column<DateOnly>(type: "date", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    recorded_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_committee_ballot", x => x.id);
                    table.CheckConstraint("ck_committee_ballot_answer", "\"answer\" in ('For', 'Against', 'Opinion')");
                    table.ForeignKey(
                        name: "fk_committee_ballot_committee_meeting_meeting_id",
                        column: x => x.meeting_id,
                        principalTable: "committee_meeting",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_committee_ballot_committee_member_member_id",
                        column: x => x.member_id,
                        principalTable: "committee_member",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_committee_ballot_consultation_consultation_id",
                        column: x => x.consultation_id,
                        principalTable: "consultation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "consultation_act",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    consultation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    act = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    from = table.Column<string>(type: "character varying(21)", maxLength: 21, nullable: false),
                    to = table.Column<string>(type: "character varying(21)", maxLength: 21, nullable: false),
                    actor_id = table.Column<Guid>(type: "uuid", nullable: false),
                    actor_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    actor_section = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    @as = table.Column<string>(name: "as", type: "character varying(18)", maxLength: 18, nullable: true),
                    on_behalf_of = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    mode = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    recorded_decider = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    recorded_on = table.Column<DateOnly>(type: "date", nullable: true),
                    document_number = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    comment = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    reason_codes = table.Column<List<string>>(type: "text[]", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_consultation_act", x => x.id);
                    table.CheckConstraint("ck_consultation_act_act", "\"act\" in ('Create', 'PassOn', 'Confirm', 'PullBack', 'SendBack', 'Submit', 'Accept', 'ReturnAtReception', 'StartReview', 'Ask', 'Answer', 'Return', 'Reopen', 'GiveOpinion', 'Propose', 'HandBack', 'ReferToCommittee', 'Approve', 'ApproveWithConditions', 'Reject', 'Continue', 'CommitteeApprove', 'CommitteeApproveWithConditions', 'CommitteeReject', 'CommitteeContinue', 'CommitteeReturn', 'Withdraw', 'RecordBudgetResult', 'StartNextStage', 'StartChange', 'ReportCondition', 'ConfirmCondition', 'ReturnCondition', 'RecordContract', 'RecordSettlement', 'Expire', 'Supersede', 'Close', 'StartPreOperation', 'StartEvaluation', 'RecordGoLive', 'NoteMinorChange', 'Migrate', 'PassToBureau', 'Forward', 'ReturnFromBureau')");
                    table.CheckConstraint("ck_consultation_act_as", "\"as\" in ('Staff', 'SectionHead', 'BureauCoordinator', 'Reviewer', 'PolicyHead', 'Cio', 'CioAdvisor', 'Ciso', 'CommitteeSecretary', 'Finance', 'Auditor', 'AuditDirector', 'Csirt', 'Administrator')");
                    table.CheckConstraint("ck_consultation_act_from", "\"from\" in ('Draft', 'SectionReview', 'Submitted', 'Accepted', 'UnderReview', 'Inquiry', 'Returned', 'CommitteePending', 'Approved', 'ConditionallyApproved', 'Rejected', 'Continued', 'Withdrawn', 'Expired', 'Superseded', 'Closed', 'BureauReview')");
                    table.CheckConstraint("ck_consultation_act_mode", "\"mode\" in ('InPortal', 'Recorded')");
                    table.CheckConstraint("ck_consultation_act_to", "\"to\" in ('Draft', 'SectionReview', 'Submitted', 'Accepted', 'UnderReview', 'Inquiry', 'Returned', 'CommitteePending', 'Approved', 'ConditionallyApproved', 'Rejected', 'Continued', 'Withdrawn', 'Expired', 'Superseded', 'Closed', 'BureauReview')");
                    table.ForeignKey(
                        name: "fk_consultation_act_consultation_consultation_id",
                        column: x => x.consultation_id,
                        principalTable: "consultation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "consultation_attachment",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    consultation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    file_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    note = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    added_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    added_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    removed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    condition_id = table.Column<Guid>(type: "uuid", nullable: true),
                    restricted = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_consultation_attachment", x => x.id);
                    table.ForeignKey(
                        name: "fk_consultation_attachment_consultation_consultation_id",
                        column: x => x.consultation_id,
                        principalTable: "consultation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_consultation_attachment_stored_file_file_id",
                        column: x => x.file_id,
                        principalTable: "stored_file",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "consultation_change_verdict",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    of_id = table.Column<Guid>(type: "uuid", nullable: false),
                    by_case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(17)", maxLength: 17, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    percent = table.Column<int>(type: "integer", nullable: false),
                    lines = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_consultation_change_verdict", x => x.id);
                    table.CheckConstraint("ck_consultation_change_verdict_kind", "\"kind\" in ('Voided', 'Minor', 'ContractDeviation')");
                    table.ForeignKey(
                        name: "fk_consultation_change_verdict_consultation_by_case_id",
                        column: x => x.by_case_id,
                        principalTable: "consultation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_consultation_change_verdict_consultation_of_id",
                        column: x => x.of_id,
                        principalTable: "consultation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "consultation_checklist_result",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    consultation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    item_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    blocking = table.Column<bool>(type: "boolean", nullable: false),
                    verdict = table.Column<string>(type: "character varying(13)", maxLength: 13, nullable: true),
                    comment = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    prejudged = table.Column<bool>(type: "boolean", nullable: false),
                    prejudge_note = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    prejudge_arguments = table.Column<List<string>>(type: "text[]", nullable: false),
                    judged_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    judged_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_consultation_checklist_result", x => x.id);
                    table.CheckConstraint("ck_consultation_checklist_result_verdict", "\"verdict\" in ('Good', 'Improve', 'Bad', 'NotApplicable')");
                    table.ForeignKey(
                        name: "fk_consultation_checklist_result_consultation_consultation_id",
                        column: x => x.consultation_id,
                        principalTable: "consultation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "consultation_comment",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    consultation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    field_code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    text = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    reason_code = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: false),
                    author_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    sent_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    answer = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    answered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    answered_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    accepted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    accepted_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_consultation_comment", x => x.id);
                    table.ForeignKey(
                        name: "fk_consultation_comment_consultation_consultation_id",
                        column: x => x.consultation_id,
                        principalTable: "consultation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "consultation_concurrence",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    consultation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    section_id = table.Column<Guid>(type: "uuid", nullable: false),
                    section_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    question = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    asked_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    asked_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    answer = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: true),
                    answer_text = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    answered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    answered_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    on_behalf_of = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    mode = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    recorded_decider = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    recorded_on = table.Column<DateOnly>(type: "date", nullable: true),
                    document_number = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    waived_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    waived_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    waiver_reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    taken_back_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_consultation_concurrence", x => x.id);
                    table.CheckConstraint("ck_concurrence_answer", "(answered_at is null) = (answer is null)");
                    table.CheckConstraint("ck_concurrence_waiver", "(waived_at is null) = (waiver_reason is null)");
                    table.CheckConstraint("ck_consultation_concurrence_answer", "\"answer\" in ('Agree', 'Comment', 'Disagree')");
                    table.CheckConstraint("ck_consultation_concurrence_kind", "\"kind\" in ('Security', 'Finance', 'Bureau', 'Other')");
                    table.CheckConstraint("ck_consultation_concurrence_mode", "\"mode\" in ('InPortal', 'Recorded')");
                    table.ForeignKey(
                        name: "fk_consultation_concurrence_consultation_consultation_id",
                        column: x => x.consultation_id,
                        principalTable: "consultation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_consultation_concurrence_section_section_id",
                        column: x => x.section_id,
                        principalTable: "section",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "consultation_condition",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    consultation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    text = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    gate = table.Column<string>(type: "character varying(14)", maxLength: 14, nullable: false),
                    years = table.Column<int>(type: "integer", nullable: true),
                    owner = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: true),
                    state = table.Column<string>(type: "character varying(9)", maxLength: 9, nullable: false),
                    report = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    reported_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    reported_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    returned_reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    confirmed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    confirmed_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_consultation_condition", x => x.id);
                    table.CheckConstraint("ck_consultation_condition_gate", "\"gate\" in ('BudgetRequest', 'PreProcurement', 'Contract', 'GoLive', 'Operation')");
                    table.CheckConstraint("ck_consultation_condition_state", "\"state\" in ('Open', 'Reported', 'Fulfilled')");
                    table.CheckConstraint("ck_consultation_condition_years", "years is null or years between 1 and 20");
                    table.ForeignKey(
                        name: "fk_consultation_condition_consultation_consultation_id",
                        column: x => x.consultation_id,
                        principalTable: "consultation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "consultation_conflict_exception",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    consultation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    reviewer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    reviewer_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    member_until = table.Column<DateOnly>(type: "date", nullable: false),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    by_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_consultation_conflict_exception", x => x.id);
                    table.ForeignKey(
                        name: "fk_consultation_conflict_exception_consultation_consultation_id",
                        column: x => x.consultation_id,
                        principalTable: "consultation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "consultation_draft_buffer",
                columns: table => new
                {
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    consultation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    letter = table.Column<char>(type: "character(1)", nullable: false),
                    posted = table.Column<string>(type: "jsonb", nullable: false),
                    based_on = table.Column<long>(type: "bigint", nullable: false),
                    saved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_consultation_draft_buffer", x => new { x.user_id, x.consultation_id, x.letter });
                    table.ForeignKey(
                        name: "fk_consultation_draft_buffer_consultation_consultation_id",
                        column: x => x.consultation_id,
                        principalTable: "consultation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "consultation_migrated",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    stage = table.Column<string>(type: "character varying(14)", maxLength: 14, nullable: false),
                    document_number = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    content = table.Column<string>(type: "character varying(8000)", maxLength: 8000, nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    recorded_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_consultation_migrated", x => x.id);
                    table.CheckConstraint("ck_consultation_migrated_stage", "\"stage\" in ('PreBudget', 'PreProcurement', 'PreOperation', 'Evaluation')");
                    table.ForeignKey(
                        name: "fk_consultation_migrated_consultation_id",
                        column: x => x.id,
                        principalTable: "consultation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "consultation_phone_note",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    consultation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    spoken_on = table.Column<DateOnly>(type: "date", nullable: false),
                    spoken_with = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    text = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    by_section = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_consultation_phone_note", x => x.id);
                    table.ForeignKey(
                        name: "fk_consultation_phone_note_consultation_consultation_id",
                        column: x => x.consultation_id,
                        principalTable: "consultation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "consultation_question",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    consultation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    text = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    opened_fields = table.Column<List<string>>(type: "text[]", nullable: false),
                    opened_files = table.Column<List<string>>(type: "text[]", nullable: false),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    asked_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    answer = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    answered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    answered_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_consultation_question", x => x.id);
                    table.ForeignKey(
                        name: "fk_consultation_question_consultation_consultation_id",
                        column: x => x.consultation_id,
                        principalTable: "consultation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "consultation_section",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    consultation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    letter = table.Column<char>(type: "character(1)", nullable: false),
                    values = table.Column<string>(type: "jsonb", nullable: false),
                    sources = table.Column<string>(type: "jsonb", nullable: false),
                    saved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    saved_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_consultation_section", x => x.id);
                    table.ForeignKey(
                        name: "fk_consultation_section_consultation_consultation_id",
                        column: x => x.consultation_id,
                        principalTable: "consultation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "consultation_version",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    consultation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "character varying(11)", maxLength: 11, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    by_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    by_section = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    on_behalf_of = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    form = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_consultation_version", x => x.id);
                    table.CheckConstraint("ck_consultation_version_kind", "\"kind\" in ('Submission', 'Replacement')");
                    table.ForeignKey(
                        name: "fk_consultation_version_consultation_consultation_id",
                        column: x => x.consultation_id,
                        principalTable: "consultation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "estimate_scrutiny",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    before_yen = table.Column<long>(type: "bigint", nullable: false),
                    after_yen = table.Column<long>(type: "bigint", nullable: false),
                    scrutinised_on = table.Column<DateOnly>(type: "date", nullable: false),
                    scrutinised_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_estimate_scrutiny", x => x.id);
                    table.CheckConstraint("ck_estimate_scrutiny_yen", "before_yen >= 0 and after_yen >= 0");
                    table.ForeignKey(
                        name: "fk_estimate_scrutiny_consultation_id",
                        column: x => x.id,
                        principalTable: "consultation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "fit_gap_sheet",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    consultation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    package = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    origin = table.Column<string>(type: "character varying(21)", maxLength: 21, nullable: false),
                    rfi_on = table.Column<DateOnly>(type: "date", nullable: true),
                    revised_on = table.Column<DateOnly>(type: "date", nullable: true),
                    agreement = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    agreed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    reviewer_id = table.Column<Guid>(type: "uuid", nullable: true),
                    reviewer_account = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    reviewer_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    is_demonstration = table.Column<bool>(type: "boolean", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_fit_gap_sheet", x => x.id);
                    table.CheckConstraint("ck_fit_gap_sheet_origin", "\"origin\" in ('WorkReview', 'StandardSpecification', 'VendorProposal', 'CopyOfPresent')");
                    table.CheckConstraint("ck_fit_gap_sheet_work", "origin <> 'CopyOfPresent'");
                    table.ForeignKey(
                        name: "fk_fit_gap_sheet_consultation_consultation_id",
                        column: x => x.consultation_id,
                        principalTable: "consultation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "hearing",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    consultation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    slot_id = table.Column<Guid>(type: "uuid", nullable: false),
                    set_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    set_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    by_section = table.Column<bool>(type: "boolean", nullable: false),
                    attendants = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    record = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    recorded_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    cancelled_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    cancel_reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_hearing", x => x.id);
                    table.ForeignKey(
                        name: "fk_hearing_consultation_consultation_id",
                        column: x => x.consultation_id,
                        principalTable: "consultation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_hearing_hearing_slot_slot_id",
                        column: x => x.slot_id,
                        principalTable: "hearing_slot",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "later_reading",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    consultation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    act_number = table.Column<int>(type: "integer", nullable: false),
                    act = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    deputy_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    absent_id = table.Column<Guid>(type: "uuid", nullable: false),
                    absent_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    role = table.Column<string>(type: "character varying(18)", maxLength: 18, nullable: true),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    read_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    note = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_later_reading", x => x.id);
                    table.CheckConstraint("ck_later_reading_act", "\"act\" in ('Create', 'PassOn', 'Confirm', 'PullBack', 'SendBack', 'Submit', 'Accept', 'ReturnAtReception', 'StartReview', 'Ask', 'Answer', 'Return', 'Reopen', 'GiveOpinion', 'Propose', 'HandBack', 'ReferToCommittee', 'Approve', 'ApproveWithConditions', 'Reject', 'Continue', 'CommitteeApprove', 'CommitteeApproveWithConditions', 'CommitteeReject', 'CommitteeContinue', 'CommitteeReturn', 'Withdraw', 'RecordBudgetResult', 'StartNextStage', 'StartChange', 'ReportCondition', 'ConfirmCondition', 'ReturnCondition', 'RecordContract', 'RecordSettlement', 'Expire', 'Supersede', 'Close', 'StartPreOperation', 'StartEvaluation', 'RecordGoLive', 'NoteMinorChange', 'Migrate', 'PassToBureau', 'Forward', 'ReturnFromBureau')");
                    table.CheckConstraint("ck_later_reading_role", "\"role\" in ('Staff', 'SectionHead', 'BureauCoordinator', 'Reviewer', 'PolicyHead', 'Cio', 'CioAdvisor', 'Ciso', 'CommitteeSecretary', 'Finance', 'Auditor', 'AuditDirector', 'Csirt', 'Administrator')");
                    table.ForeignKey(
                        name: "fk_later_reading_consultation_consultation_id",
                        column: x => x.consultation_id,
                        principalTable: "consultation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "library_document_use",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    document_id = table.Column<Guid>(type: "uuid", nullable: false),
                    version_number = table.Column<int>(type: "integer", nullable: false),
                    consultation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    case_version = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_library_document_use", x => x.id);
                    table.CheckConstraint("ck_library_document_use_kind", "\"kind\" in ('Followed', 'Used')");
                    table.ForeignKey(
                        name: "fk_library_document_use_consultation_consultation_id",
                        column: x => x.consultation_id,
                        principalTable: "consultation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_library_document_use_library_document_document_id",
                        column: x => x.document_id,
                        principalTable: "library_document",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "library_question",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    received_on = table.Column<DateOnly>(type: "date", nullable: false),
                    fy = table.Column<int>(type: "integer", nullable: false),
                    means = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    topic = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    about = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    text = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    section_id = table.Column<Guid>(type: "uuid", nullable: true),
                    asked_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    asker_id = table.Column<Guid>(type: "uuid", nullable: true),
                    consultation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    briefing_id = table.Column<Guid>(type: "uuid", nullable: true),
                    state = table.Column<string>(type: "character varying(9)", maxLength: 9, nullable: false),
                    answer = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    answered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    answered_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    public_text = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    for_material = table.Column<bool>(type: "boolean", nullable: false),
                    material_briefing_id = table.Column<Guid>(type: "uuid", nullable: true),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    recorded_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    is_demonstration = table.Column<bool>(type: "boolean", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_library_question", x => x.id);
                    table.CheckConstraint("ck_library_question_answer", "(state = 'Open') = (answered_at is null) and (state <> 'Published' or public_text is not null)");
                    table.CheckConstraint("ck_library_question_means", "\"means\" in ('Portal', 'Phone', 'Mail', 'Briefing', 'Visit')");
                    table.CheckConstraint("ck_library_question_state", "\"state\" in ('Open', 'Answered', 'Published')");
                    table.ForeignKey(
                        name: "fk_library_question_briefing_session_briefing_id",
                        column: x => x.briefing_id,
                        principalTable: "briefing_session",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_library_question_briefing_session_material_briefing_id",
                        column: x => x.material_briefing_id,
                        principalTable: "briefing_session",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_library_question_consultation_consultation_id",
                        column: x => x.consultation_id,
                        principalTable: "consultation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "fk_library_question_portal_user_asker_id",
                        column: x => x.asker_id,
                        principalTable: "portal_user",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_library_question_section_section_id",
                        column: x => x.section_id,
                        principalTable: "section",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "need_check",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    fy = table.Column<int>(type: "integer", nullable: false),
                    month = table.Column<DateOnly>(type: "date", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    section_id = table.Column<Guid>(type: "uuid", nullable: false),
                    bureau_id = table.Column<Guid>(type: "uuid", nullable: false),
                    section_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    bureau_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    title = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    rule_set_id = table.Column<Guid>(type: "uuid", nullable: false),
                    rule = table.Column<int>(type: "integer", nullable: false),
                    answers = table.Column<string>(type: "jsonb", nullable: false),
                    amount_yen = table.Column<long>(type: "bigint", nullable: true),
                    limit_yen = table.Column<long>(type: "bigint", nullable: true),
                    result = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    kind = table.Column<string>(type: "character varying(17)", maxLength: 17, nullable: true),
                    consultation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    is_demonstration = table.Column<bool>(type: "boolean", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_need_check", x => x.id);
                    table.CheckConstraint("ck_need_check_kind", "\"kind\" in ('NewSystem', 'Renewal', 'Enhancement', 'LegalChange', 'ContractExtension', 'CloudService', 'Retirement', 'HardwareOnly')");
                    table.CheckConstraint("ck_need_check_result", "\"result\" in ('None', 'Simplified', 'Full')");
                    table.CheckConstraint("ck_need_check_yen", "amount_yen >= 0");
                    table.ForeignKey(
                        name: "fk_need_check_consultation_consultation_id",
                        column: x => x.consultation_id,
                        principalTable: "consultation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_need_check_need_rule_set_rule_set_id",
                        column: x => x.rule_set_id,
                        principalTable: "need_rule_set",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_need_check_section_section_id",
                        column: x => x.section_id,
                        principalTable: "section",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "shared_specification",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    consultation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    title = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    summary = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    kind = table.Column<string>(type: "character varying(17)", maxLength: 17, nullable: false),
                    fy = table.Column<int>(type: "integer", nullable: false),
                    system_id = table.Column<Guid>(type: "uuid", nullable: true),
                    system_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    section_id = table.Column<Guid>(type: "uuid", nullable: false),
                    bureau_id = table.Column<Guid>(type: "uuid", nullable: false),
                    method = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    band = table.Column<string>(type: "character varying(13)", maxLength: 13, nullable: false),
                    shows_band = table.Column<bool>(type: "boolean", nullable: false),
                    state = table.Column<string>(type: "character varying(9)", maxLength: 9, nullable: false),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    created_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    published_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    parts = table.Column<string>(type: "jsonb", nullable: false),
                    body = table.Column<string>(type: "text", nullable: false),
                    held_back = table.Column<string>(type: "jsonb", nullable: false),
                    held_back_files = table.Column<int>(type: "integer", nullable: false),
                    is_demonstration = table.Column<bool>(type: "boolean", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_shared_specification", x => x.id);
                    table.CheckConstraint("ck_shared_specification_band", "\"band\" in ('NotContracted', 'Under5M', 'Under30M', 'Under100M', 'From100M')");
                    table.CheckConstraint("ck_shared_specification_kind", "\"kind\" in ('NewSystem', 'Renewal', 'Enhancement', 'LegalChange', 'ContractExtension', 'CloudService', 'Retirement', 'HardwareOnly')");
                    table.CheckConstraint("ck_shared_specification_published", "state <> 'Published' or published_at is not null");
                    table.CheckConstraint("ck_shared_specification_state", "\"state\" in ('Draft', 'Submitted', 'Returned', 'Published', 'Withdrawn')");
                    table.ForeignKey(
                        name: "fk_shared_specification_bureau_bureau_id",
                        column: x => x.bureau_id,
                        principalTable: "bureau",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_shared_specification_consultation_consultation_id",
                        column: x => x.consultation_id,
                        principalTable: "consultation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_shared_specification_section_section_id",
                        column: x => x.section_id,
                        principalTable: "section",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "spending_authority",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    consultation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    authority_kind = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    from_fy = table.Column<int>(type: "integer", nullable: false),
                    to_fy = table.Column<int>(type: "integer", nullable: false),
                    carries_over = table.Column<bool>(type: "boolean", nullable: false),
                    decided_on = table.Column<DateOnly>(type: "date", nullable: true),
                    note = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_spending_authority", x => x.id);
                    table.CheckConstraint("ck_spending_authority_authority_kind", "\"authority_kind\" in ('DebtBurden', 'LongTermContract', 'CarryOver')");
                    table.CheckConstraint("ck_spending_authority_term", "to_fy >= from_fy");
                    table.ForeignKey(
                        name: "fk_spending_authority_consultation_consultation_id",
                        column: x => x.consultation_id,
                        principalTable: "consultation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "standard_comment_use",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    comment_id = table.Column<Guid>(type: "uuid", nullable: false),
                    consultation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_standard_comment_use", x => x.id);
                    table.ForeignKey(
                        name: "fk_standard_comment_use_consultation_consultation_id",
                        column: x => x.consultation_id,
                        principalTable: "consultation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_standard_comment_use_standard_comment_comment_id",
                        column: x => x.comment_id,
                        principalTable: "standard_comment",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "drill_finding",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    drill_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    text = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    owner_section_id = table.Column<Guid>(type: "uuid", nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    state = table.Column<string>(type: "character varying(4)", maxLength: 4, nullable: false),
                    done_on = table.Column<DateOnly>(type: "date", nullable: true),
                    done_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    done_note = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    answer_plan_id = table.Column<Guid>(type: "uuid", nullable: true),
                    answer_number = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_drill_finding", x => x.id);
                    table.CheckConstraint("ck_drill_finding_done", "(state = 'Done') = (done_on is not null)");
                    table.CheckConstraint("ck_drill_finding_state", "\"state\" in ('Open', 'Done')");
                    table.ForeignKey(
                        name: "fk_drill_finding_continuity_drill_drill_id",
                        column: x => x.drill_id,
                        principalTable: "continuity_drill",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_drill_finding_section_owner_section_id",
                        column: x => x.owner_section_id,
                        principalTable: "section",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "drill_system",
                columns: table => new
                {
                    drill_id = table.Column<Guid>(type: "uuid", nullable: false),
                    system_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_drill_system", x => new { x.drill_id, x.system_id });
                    table.ForeignKey(
                        name: "fk_drill_system_continuity_drill_drill_id",
                        column: x => x.drill_id,
                        principalTable: "continuity_drill",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_drill_system_information_system_system_id",
                        column: x => x.system_id,
                        principalTable: "information_system",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "kpi",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    plan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    initiative_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    unit = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true),
                    aggregation = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    direction = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    baseline_raw = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    baseline = table.Column<decimal>(type: "numeric", nullable: true),
                    rhythm = table.Column<string>(type: "character varying(9)", maxLength: 9, nullable: false),
                    figure_key = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    owner_section_id = table.Column<Guid>(type: "uuid", nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_kpi", x => x.id);
                    table.CheckConstraint("ck_kpi_aggregation", "\"aggregation\" in ('Cumulative', 'PerYear', 'Point', 'Average')");
                    table.CheckConstraint("ck_kpi_direction", "\"direction\" in ('Increase', 'Decrease')");
                    table.CheckConstraint("ck_kpi_rhythm", "\"rhythm\" in ('Yearly', 'Quarterly')");
                    table.ForeignKey(
                        name: "fk_kpi_kpi_initiative_initiative_id",
                        column: x => x.initiative_id,
                        principalTable: "kpi_initiative",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_kpi_kpi_plan_plan_id",
                        column: x => x.plan_id,
                        principalTable: "kpi_plan",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_kpi_section_owner_section_id",
                        column: x => x.owner_section_id,
                        principalTable: "section",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "kpi_activity",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    initiative_id = table.Column<Guid>(type: "uuid", nullable: false),
                    plan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    cells = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_kpi_activity", x => x.id);
                    table.ForeignKey(
                        name: "fk_kpi_activity_kpi_initiative_initiative_id",
                        column: x => x.initiative_id,
                        principalTable: "kpi_initiative",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "kpi_initiative_system",
                columns: table => new
                {
                    initiative_id = table.Column<Guid>(type: "uuid", nullable: false),
                    system_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_kpi_initiative_system", x => new { x.initiative_id, x.system_id });
                    table.ForeignKey(
                        name: "fk_kpi_initiative_system_information_system_system_id",
                        column: x => x.system_id,
                        principalTable: "information_system",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_kpi_initiative_system_kpi_initiative_initiative_id",
                        column: x => x.initiative_id,
                        principalTable: "kpi_initiative",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "checklist_answer",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    assessment_id = table.Column<Guid>(type: "uuid", nullable: false),
                    item_id = table.Column<Guid>(type: "uuid", nullable: false),
                    wording_id = table.Column<Guid>(type: "uuid", nullable: false),
                    value = table.Column<string>(type: "character varying(13)", maxLength: 13, nullable: false),
                    overridden = table.Column<bool>(type: "boolean", nullable: false),
                    left_out_by = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: true),
                    evidence = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    link = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    file_id = table.Column<Guid>(type: "uuid", nullable: true),
                    answered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    answered_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    answered_by_section = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_checklist_answer", x => x.id);
                    table.CheckConstraint("ck_checklist_answer_left_out", "left_out_by is null or value = 'NotApplicable'");
                    table.CheckConstraint("ck_checklist_answer_left_out_by", "\"left_out_by\" in ('None', 'NoMunicipalCloud', 'MainframeLeft', 'OpenedUp', 'Prefecture')");
                    table.CheckConstraint("ck_checklist_answer_overridden", "not overridden or evidence is not null");
                    table.CheckConstraint("ck_checklist_answer_value", "\"value\" in ('Yes', 'Partly', 'No', 'NotApplicable')");
                    table.ForeignKey(
                        name: "fk_checklist_answer_check_item_item_id",
                        column: x => x.item_id,
                        principalTable: "check_item",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_checklist_answer_checklist_assessment_assessment_id",
                        column: x => x.assessment_id,
                        principalTable: "checklist_assessment",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_checklist_answer_checklist_wording_wording_id",
                        column: x => x.wording_id,
                        principalTable: "checklist_wording",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_checklist_answer_stored_file_file_id",
                        column: x => x.file_id,
                        principalTable: "stored_file",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "estimate_unit_price",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    consultation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    place = table.Column<int>(type: "integer", nullable: false),
                    item = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    quantity = table.Column<decimal>(type: "numeric(12,2)", precision: 12, scale: 2, nullable: false),
                    unit = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    requested_yen = table.Column<long>(type: "bigint", nullable: false),
                    accepted_yen = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_estimate_unit_price", x => x.id);
                    table.CheckConstraint("ck_estimate_unit_price_yen", "requested_yen >= 0 and accepted_yen >= 0 and quantity >= 0");
                    table.ForeignKey(
                        name: "fk_estimate_unit_price_estimate_scrutiny_consultation_id",
                        column: x => x.consultation_id,
                        principalTable: "estimate_scrutiny",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "fit_gap_evaluation",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    sheet_id = table.Column<Guid>(type: "uuid", nullable: false),
                    proposal = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    evaluator_id = table.Column<Guid>(type: "uuid", nullable: false),
                    evaluator = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    meets_purpose = table.Column<bool>(type: "boolean", nullable: false),
                    note = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_fit_gap_evaluation", x => x.id);
                    table.ForeignKey(
                        name: "fk_fit_gap_evaluation_fit_gap_sheet_sheet_id",
                        column: x => x.sheet_id,
                        principalTable: "fit_gap_sheet",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "fit_gap_line",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    sheet_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    function = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    rfi = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    result = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: true),
                    level = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    need = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    cost_yen = table.Column<long>(type: "bigint", nullable: true),
                    head = table.Column<string>(type: "jsonb", nullable: true),
                    third_party = table.Column<string>(type: "jsonb", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_fit_gap_line", x => x.id);
                    table.CheckConstraint("ck_fit_gap_line_cost", "cost_yen >= 0");
                    table.CheckConstraint("ck_fit_gap_line_level", "\"level\" in ('Parameter', 'Component', 'SourceCode')");
                    table.CheckConstraint("ck_fit_gap_line_result", "\"result\" in ('Fit', 'Gap')");
                    table.CheckConstraint("ck_fit_gap_line_rfi", "\"rfi\" in ('NotAsked', 'Standard', 'Option', 'Custom', 'None')");
                    table.ForeignKey(
                        name: "fk_fit_gap_line_fit_gap_sheet_sheet_id",
                        column: x => x.sheet_id,
                        principalTable: "fit_gap_sheet",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "consultation_homework",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    consultation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    hearing_id = table.Column<Guid>(type: "uuid", nullable: true),
                    number = table.Column<int>(type: "integer", nullable: false),
                    side = table.Column<string>(type: "character varying(7)", maxLength: 7, nullable: false),
                    text = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    given_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    given_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    done_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    done_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    evidence = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_consultation_homework", x => x.id);
                    table.CheckConstraint("ck_consultation_homework_side", "\"side\" in ('Section', 'Office')");
                    table.ForeignKey(
                        name: "fk_consultation_homework_consultation_consultation_id",
                        column: x => x.consultation_id,
                        principalTable: "consultation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_consultation_homework_hearing_hearing_id",
                        column: x => x.hearing_id,
                        principalTable: "hearing",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "specification_file",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    specification_id = table.Column<Guid>(type: "uuid", nullable: false),
                    file_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    is_own = table.Column<bool>(type: "boolean", nullable: false),
                    share = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: true),
                    added_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    added_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_specification_file", x => x.id);
                    table.CheckConstraint("ck_specification_file_share", "\"share\" in ('Share', 'LeaveOut')");
                    table.ForeignKey(
                        name: "fk_specification_file_shared_specification_specification_id",
                        column: x => x.specification_id,
                        principalTable: "shared_specification",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_specification_file_stored_file_file_id",
                        column: x => x.file_id,
                        principalTable: "stored_file",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "specification_use",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    specification_id = table.Column<Guid>(type: "uuid", nullable: false),
                    consultation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_title = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    section_id = table.Column<Guid>(type: "uuid", nullable: false),
                    section_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    by_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    filled = table.Column<int>(type: "integer", nullable: false),
                    files = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_specification_use", x => x.id);
                    table.ForeignKey(
                        name: "fk_specification_use_consultation_consultation_id",
                        column: x => x.consultation_id,
                        principalTable: "consultation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_specification_use_section_section_id",
                        column: x => x.section_id,
                        principalTable: "section",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_specification_use_shared_specification_specification_id",
                        column: x => x.specification_id,
                        principalTable: "shared_specification",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "spending_authority_year",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    authority_id = table.Column<Guid>(type: "uuid", nullable: false),
                    consultation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    fy = table.Column<int>(type: "integer", nullable: false),
                    ceiling_yen = table.Column<long>(type: "bigint", nullable: false),
                    used_yen = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_spending_authority_year", x => x.id);
                    table.CheckConstraint("ck_spending_authority_year_yen", "ceiling_yen >= 0 and used_yen >= 0");
                    table.ForeignKey(
                        name: "fk_spending_authority_year_spending_authority_authority_id",
                        column: x => x.authority_id,
                        principalTable: "spending_authority",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "kpi_reading",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kpi_id = table.Column<Guid>(type: "uuid", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    quarter = table.Column<int>(type: "integer", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "character varying(9)", maxLength: 9, nullable: false),
                    value = table.Column<decimal>(type: "numeric", nullable: true),
                    numerator = table.Column<decimal>(type: "numeric", nullable: true),
                    denominator = table.Column<decimal>(type: "numeric", nullable: true),
                    text = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    judgement = table.Column<string>(type: "character varying(11)", maxLength: 11, nullable: true),
                    comment = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    links = table.Column<string>(type: "jsonb", nullable: false),
                    as_of = table.Column<DateOnly>(type: "date", nullable: false),
                    checked_on = table.Column<DateOnly>(type: "date", nullable: true),
                    source = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    entered_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    entered_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    entered_by_section = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    entered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "character varying(9)", maxLength: 9, nullable: false),
                    confirmed_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    confirmed_by_section = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    confirmed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    return_note = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_kpi_reading", x => x.id);
                    table.CheckConstraint("ck_kpi_reading_judgement", "\"judgement\" in ('Achieved', 'Mostly', 'NotAchieved', 'NotStarted')");
                    table.CheckConstraint("ck_kpi_reading_kind", "\"kind\" in ('Number', 'Percent', 'Fraction', 'Reduction', 'Text', 'Pending', 'None')");
                    table.CheckConstraint("ck_kpi_reading_quarter", "quarter between 1 and 4");
                    table.CheckConstraint("ck_kpi_reading_source", "\"source\" in ('Entered', 'Computed')");
                    table.CheckConstraint("ck_kpi_reading_state", "\"state\" in ('Entered', 'Confirmed', 'Returned')");
                    table.ForeignKey(
                        name: "fk_kpi_reading_kpi_kpi_id",
                        column: x => x.kpi_id,
                        principalTable: "kpi",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "kpi_reminder",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kpi_id = table.Column<Guid>(type: "uuid", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    quarter = table.Column<int>(type: "integer", nullable: false),
                    reminded_on = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_kpi_reminder", x => x.id);
                    table.ForeignKey(
                        name: "fk_kpi_reminder_kpi_kpi_id",
                        column: x => x.kpi_id,
                        principalTable: "kpi",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "kpi_result",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kpi_id = table.Column<Guid>(type: "uuid", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    target_raw = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    actual_text = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    value = table.Column<decimal>(type: "numeric", nullable: true),
                    numerator = table.Column<decimal>(type: "numeric", nullable: true),
                    denominator = table.Column<decimal>(type: "numeric", nullable: true),
                    rate = table.Column<decimal>(type: "numeric", nullable: true),
                    rate_from_baseline = table.Column<decimal>(type: "numeric", nullable: true),
                    band = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    by_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    by_section = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_kpi_result", x => x.id);
                    table.CheckConstraint("ck_kpi_result_band", "\"band\" in ('Achieved', 'Mostly', 'Behind', 'Missed', 'NotEntered', 'Pending', 'Excluded')");
                    table.CheckConstraint("ck_kpi_result_reason", "number = 1 or reason is not null");
                    table.ForeignKey(
                        name: "fk_kpi_result_kpi_kpi_id",
                        column: x => x.kpi_id,
                        principalTable: "kpi",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "kpi_target",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kpi_id = table.Column<Guid>(type: "uuid", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    raw = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    kind = table.Column<string>(type: "character varying(9)", maxLength: 9, nullable: false),
                    comparison = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: true),
                    value = table.Column<decimal>(type: "numeric", nullable: true),
                    numerator = table.Column<decimal>(type: "numeric", nullable: true),
                    denominator = table.Column<decimal>(type: "numeric", nullable: true),
                    text = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    continues = table.Column<bool>(type: "boolean", nullable: false),
                    none_reason = table.Column<string>(type: "character varying(15)", maxLength: 15, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_kpi_target", x => x.id);
                    table.CheckConstraint("ck_kpi_target_comparison", "\"comparison\" in ('Ge', 'Le', 'Eq', 'Approx')");
                    table.CheckConstraint("ck_kpi_target_fraction", "(kind = 'Fraction') = (numerator is not null) and (numerator is null) = (denominator is null)");
                    table.CheckConstraint("ck_kpi_target_kind", "\"kind\" in ('Number', 'Percent', 'Fraction', 'Reduction', 'Text', 'Pending', 'None')");
                    table.CheckConstraint("ck_kpi_target_none_reason", "\"none_reason\" in ('NotStarted', 'AlreadyAchieved')");
                    table.CheckConstraint("ck_kpi_target_raw", "raw <> ''");
                    table.CheckConstraint("ck_kpi_target_value", "(kind in ('Number', 'Percent', 'Reduction')) = (value is not null)");
                    table.ForeignKey(
                        name: "fk_kpi_target_kpi_kpi_id",
                        column: x => x.kpi_id,
                        principalTable: "kpi",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "kpi_reading_file",
                columns: table => new
                {
                    reading_id = table.Column<Guid>(type: "uuid", nullable: false),
                    file_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_kpi_reading_file", x => new { x.reading_id, x.file_id });
                    table.ForeignKey(
                        name: "fk_kpi_reading_file_kpi_reading_reading_id",
                        column: x => x.reading_id,
                        principalTable: "kpi_reading",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_kpi_reading_file_stored_file_file_id",
                        column: x => x.file_id,
                        principalTable: "stored_file",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_absence_user_id_from",
                table: "absence",
                columns: new[] { "user_id", "from" });

            migrationBuilder.CreateIndex(
                name: "ix_account_line_consultation_id",
                table: "account_line",
                column: "consultation_id");

            migrationBuilder.CreateIndex(
                name: "ix_account_line_fy_case_number_contract_number_project_code",
                table: "account_line",
                columns: new[] { "fy", "case_number", "contract_number", "project_code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_account_line_fy_id",
                table: "account_line",
                columns: new[] { "fy", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_advice_case_bureau_id",
                table: "advice_case",
                column: "bureau_id");

            migrationBuilder.CreateIndex(
                name: "ix_advice_case_number",
                table: "advice_case",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_advice_case_section_id_state",
                table: "advice_case",
                columns: new[] { "section_id", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_advice_case_since_id",
                table: "advice_case",
                columns: new[] { "since", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_advice_case_system_id",
                table: "advice_case",
                column: "system_id");

            migrationBuilder.CreateIndex(
                name: "ix_advice_entry_advice_id",
                table: "advice_entry",
                column: "advice_id");

            migrationBuilder.CreateIndex(
                name: "ix_advice_file_advice_id",
                table: "advice_file",
                column: "advice_id");

            migrationBuilder.CreateIndex(
                name: "ix_advice_file_file_id",
                table: "advice_file",
                column: "file_id");

            migrationBuilder.CreateIndex(
                name: "ix_allowed_file_type_extension_valid_from",
                table: "allowed_file_type",
                columns: new[] { "extension", "valid_from" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_assignment_row_consultation_id",
                table: "assignment_row",
                column: "consultation_id");

            migrationBuilder.CreateIndex(
                name: "ix_assignment_row_run_id_number",
                table: "assignment_row",
                columns: new[] { "run_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_assignment_run_at_id",
                table: "assignment_run",
                columns: new[] { "at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_audit_answer_engagement_id_item_id",
                table: "audit_answer",
                columns: new[] { "engagement_id", "item_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_audit_answer_engagement_id_position",
                table: "audit_answer",
                columns: new[] { "engagement_id", "position" });

            migrationBuilder.CreateIndex(
                name: "ix_audit_answer_item_id",
                table: "audit_answer",
                column: "item_id");

            migrationBuilder.CreateIndex(
                name: "ix_audit_answer_key_answer_id",
                table: "audit_answer_key",
                column: "answer_id");

            migrationBuilder.CreateIndex(
                name: "ix_audit_closure_bureau_id",
                table: "audit_closure",
                column: "bureau_id");

            migrationBuilder.CreateIndex(
                name: "ix_audit_closure_section_id",
                table: "audit_closure",
                column: "section_id");

            migrationBuilder.CreateIndex(
                name: "ix_audit_closure_to",
                table: "audit_closure",
                column: "to");

            migrationBuilder.CreateIndex(
                name: "ix_audit_engagement_month_id",
                table: "audit_engagement",
                columns: new[] { "month", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_audit_engagement_number",
                table: "audit_engagement",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_audit_engagement_plan_id",
                table: "audit_engagement",
                column: "plan_id");

            migrationBuilder.CreateIndex(
                name: "ix_audit_engagement_plan_line_id",
                table: "audit_engagement",
                column: "plan_line_id");

            migrationBuilder.CreateIndex(
                name: "ix_audit_engagement_section_id_fiscal_year",
                table: "audit_engagement",
                columns: new[] { "section_id", "fiscal_year" });

            migrationBuilder.CreateIndex(
                name: "ix_audit_engagement_state_month",
                table: "audit_engagement",
                columns: new[] { "state", "month" });

            migrationBuilder.CreateIndex(
                name: "ix_audit_evidence_engagement_id",
                table: "audit_evidence",
                column: "engagement_id");

            migrationBuilder.CreateIndex(
                name: "ix_audit_evidence_file_id",
                table: "audit_evidence",
                column: "file_id");

            migrationBuilder.CreateIndex(
                name: "ix_audit_exception_auditor_id",
                table: "audit_exception",
                column: "auditor_id");

            migrationBuilder.CreateIndex(
                name: "ix_audit_exception_section_id",
                table: "audit_exception",
                column: "section_id");

            migrationBuilder.CreateIndex(
                name: "ix_audit_exception_until",
                table: "audit_exception",
                column: "until");

            migrationBuilder.CreateIndex(
                name: "ix_audit_finding_due_on_id",
                table: "audit_finding",
                columns: new[] { "due_on", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_audit_finding_engagement_id",
                table: "audit_finding",
                column: "engagement_id");

            migrationBuilder.CreateIndex(
                name: "ix_audit_finding_number",
                table: "audit_finding",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_audit_finding_previous_id",
                table: "audit_finding",
                column: "previous_id");

            migrationBuilder.CreateIndex(
                name: "ix_audit_finding_section_id_state",
                table: "audit_finding",
                columns: new[] { "section_id", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_audit_finding_state_due_on",
                table: "audit_finding",
                columns: new[] { "state", "due_on" });

            migrationBuilder.CreateIndex(
                name: "ix_audit_finding_system_id",
                table: "audit_finding",
                column: "system_id");

            migrationBuilder.CreateIndex(
                name: "ix_audit_finding_action_finding_id_number",
                table: "audit_finding_action",
                columns: new[] { "finding_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_audit_finding_file_file_id",
                table: "audit_finding_file",
                column: "file_id");

            migrationBuilder.CreateIndex(
                name: "ix_audit_finding_judgement_finding_id_at",
                table: "audit_finding_judgement",
                columns: new[] { "finding_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_audit_finding_severity_severity_valid_from",
                table: "audit_finding_severity",
                columns: new[] { "severity", "valid_from" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_audit_finding_wording_finding_id_number",
                table: "audit_finding_wording",
                columns: new[] { "finding_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_audit_item_set_id_number",
                table: "audit_item",
                columns: new[] { "set_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_audit_item_set_code_number",
                table: "audit_item_set",
                columns: new[] { "code", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_audit_item_set_code_valid_from",
                table: "audit_item_set",
                columns: new[] { "code", "valid_from" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_audit_kind_code",
                table: "audit_kind",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_audit_paper_engagement_id",
                table: "audit_paper",
                column: "engagement_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_audit_past_section_id_fiscal_year_nature",
                table: "audit_past",
                columns: new[] { "section_id", "fiscal_year", "nature" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_audit_plan_from_fy_id",
                table: "audit_plan",
                columns: new[] { "from_fy", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_audit_plan_parent_id_from_fy",
                table: "audit_plan",
                columns: new[] { "parent_id", "from_fy" });

            migrationBuilder.CreateIndex(
                name: "ix_audit_plan_previous_id",
                table: "audit_plan",
                column: "previous_id");

            migrationBuilder.CreateIndex(
                name: "ix_audit_plan_series_id_edition",
                table: "audit_plan",
                columns: new[] { "series_id", "edition" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_audit_plan_line_lead_id",
                table: "audit_plan_line",
                column: "lead_id");

            migrationBuilder.CreateIndex(
                name: "ix_audit_plan_line_plan_id_fiscal_year_section_id",
                table: "audit_plan_line",
                columns: new[] { "plan_id", "fiscal_year", "section_id" });

            migrationBuilder.CreateIndex(
                name: "ix_audit_plan_line_section_id",
                table: "audit_plan_line",
                column: "section_id");

            migrationBuilder.CreateIndex(
                name: "ix_audit_plan_rules_valid_from",
                table: "audit_plan_rules",
                column: "valid_from",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_audit_presentation_engagement_id_on",
                table: "audit_presentation",
                columns: new[] { "engagement_id", "on" });

            migrationBuilder.CreateIndex(
                name: "ix_audit_question_engagement_id_position",
                table: "audit_question",
                columns: new[] { "engagement_id", "position" });

            migrationBuilder.CreateIndex(
                name: "ix_audit_question_file_file_id",
                table: "audit_question_file",
                column: "file_id");

            migrationBuilder.CreateIndex(
                name: "ix_audit_team_member_user_id",
                table: "audit_team_member",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_auditor_section_id",
                table: "auditor",
                column: "section_id");

            migrationBuilder.CreateIndex(
                name: "ix_auditor_user_id",
                table: "auditor",
                column: "user_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_auditor_absence_auditor_id",
                table: "auditor_absence",
                column: "auditor_id");

            migrationBuilder.CreateIndex(
                name: "ix_briefing_attendance_briefing_id_user_id",
                table: "briefing_attendance",
                columns: new[] { "briefing_id", "user_id" },
                unique: true,
                filter: "user_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_briefing_attendance_section_id",
                table: "briefing_attendance",
                column: "section_id");

            migrationBuilder.CreateIndex(
                name: "ix_briefing_attendance_user_id",
                table: "briefing_attendance",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_briefing_file_briefing_id",
                table: "briefing_file",
                column: "briefing_id");

            migrationBuilder.CreateIndex(
                name: "ix_briefing_file_file_id",
                table: "briefing_file",
                column: "file_id");

            migrationBuilder.CreateIndex(
                name: "ix_briefing_invitation_section_id",
                table: "briefing_invitation",
                column: "section_id");

            migrationBuilder.CreateIndex(
                name: "ix_briefing_session_fy",
                table: "briefing_session",
                column: "fy");

            migrationBuilder.CreateIndex(
                name: "ix_briefing_session_held_on_id",
                table: "briefing_session",
                columns: new[] { "held_on", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_bureau_code",
                table: "bureau",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_bureau_batch_bureau_id_fiscal_year_number",
                table: "bureau_batch",
                columns: new[] { "bureau_id", "fiscal_year", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_bureau_deadline_bureau_id",
                table: "bureau_deadline",
                column: "bureau_id");

            migrationBuilder.CreateIndex(
                name: "ix_bureau_deadline_fiscal_year_budget_kind_bureau_id_status",
                table: "bureau_deadline",
                columns: new[] { "fiscal_year", "budget_kind", "bureau_id", "status" });

            migrationBuilder.CreateIndex(
                name: "ux_bureau_deadline_open",
                table: "bureau_deadline",
                columns: new[] { "fiscal_year", "budget_kind", "bureau_id" },
                unique: true,
                filter: "status = 'Proposed'");

            migrationBuilder.CreateIndex(
                name: "ix_bureau_forwarding_batch_id",
                table: "bureau_forwarding",
                column: "batch_id");

            migrationBuilder.CreateIndex(
                name: "ix_bureau_forwarding_bureau_id",
                table: "bureau_forwarding",
                column: "bureau_id");

            migrationBuilder.CreateIndex(
                name: "ix_bureau_forwarding_consultation_id",
                table: "bureau_forwarding",
                column: "consultation_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_bureau_routing_bureau_id",
                table: "bureau_routing",
                column: "bureau_id");

            migrationBuilder.CreateIndex(
                name: "ux_calendar_setting_open",
                table: "calendar_setting",
                columns: new[] { "name", "valid_from" },
                unique: true,
                filter: "status = 'Proposed'");

            migrationBuilder.CreateIndex(
                name: "ix_calendar_window_fiscal_year_budget_kind_window_kind_status",
                table: "calendar_window",
                columns: new[] { "fiscal_year", "budget_kind", "window_kind", "status" });

            migrationBuilder.CreateIndex(
                name: "ux_calendar_window_open",
                table: "calendar_window",
                columns: new[] { "fiscal_year", "budget_kind", "window_kind" },
                unique: true,
                filter: "status = 'Proposed'");

            migrationBuilder.CreateIndex(
                name: "ix_check_item_checklist_id",
                table: "check_item",
                column: "checklist_id");

            migrationBuilder.CreateIndex(
                name: "ix_check_item_group_id",
                table: "check_item",
                column: "group_id");

            migrationBuilder.CreateIndex(
                name: "ix_checklist_code",
                table: "checklist",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_checklist_owner_section_id",
                table: "checklist",
                column: "owner_section_id");

            migrationBuilder.CreateIndex(
                name: "ix_checklist_answer_assessment_id_item_id",
                table: "checklist_answer",
                columns: new[] { "assessment_id", "item_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_checklist_answer_file_id",
                table: "checklist_answer",
                column: "file_id");

            migrationBuilder.CreateIndex(
                name: "ix_checklist_answer_item_id",
                table: "checklist_answer",
                column: "item_id");

            migrationBuilder.CreateIndex(
                name: "ix_checklist_answer_wording_id",
                table: "checklist_answer",
                column: "wording_id");

            migrationBuilder.CreateIndex(
                name: "ix_checklist_assessment_body_id_fy",
                table: "checklist_assessment",
                columns: new[] { "body_id", "fy" });

            migrationBuilder.CreateIndex(
                name: "ix_checklist_assessment_checklist_id_fy_body_id",
                table: "checklist_assessment",
                columns: new[] { "checklist_id", "fy", "body_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_checklist_body_fact_body_id_condition_valid_from",
                table: "checklist_body_fact",
                columns: new[] { "body_id", "condition", "valid_from" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_checklist_group_checklist_id",
                table: "checklist_group",
                column: "checklist_id");

            migrationBuilder.CreateIndex(
                name: "ix_checklist_item_stage_number_valid_from",
                table: "checklist_item",
                columns: new[] { "stage", "number", "valid_from" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_checklist_wording_item_id_number",
                table: "checklist_wording",
                columns: new[] { "item_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_checklist_year_checklist_id_fy",
                table: "checklist_year",
                columns: new[] { "checklist_id", "fy" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_cio_meeting_begun_at",
                table: "cio_meeting",
                column: "begun_at");

            migrationBuilder.CreateIndex(
                name: "ix_cio_meeting_entry_meeting_id_position",
                table: "cio_meeting_entry",
                columns: new[] { "meeting_id", "position" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_cio_report_on",
                table: "cio_report",
                column: "on",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_code_item_list_code_valid_from",
                table: "code_item",
                columns: new[] { "list", "code", "valid_from" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_committee_agenda_item_consultation_id",
                table: "committee_agenda_item",
                column: "consultation_id");

            migrationBuilder.CreateIndex(
                name: "ix_committee_agenda_item_meeting_id_consultation_id",
                table: "committee_agenda_item",
                columns: new[] { "meeting_id", "consultation_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_committee_ballot_consultation_id",
                table: "committee_ballot",
                column: "consultation_id");

            migrationBuilder.CreateIndex(
                name: "ix_committee_ballot_meeting_id_consultation_id_member_id",
                table: "committee_ballot",
                columns: new[] { "meeting_id", "consultation_id", "member_id" });

            migrationBuilder.CreateIndex(
                name: "ix_committee_ballot_member_id",
                table: "committee_ballot",
                column: "member_id");

            migrationBuilder.CreateIndex(
                name: "ix_committee_member_bureau_id",
                table: "committee_member",
                column: "bureau_id");

            migrationBuilder.CreateIndex(
                name: "ix_consultation_advice_id",
                table: "consultation",
                column: "advice_id");

            migrationBuilder.CreateIndex(
                name: "ix_consultation_bureau_id_state",
                table: "consultation",
                columns: new[] { "bureau_id", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_consultation_case_id",
                table: "consultation",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "ix_consultation_change_of_id",
                table: "consultation",
                column: "change_of_id");

            migrationBuilder.CreateIndex(
                name: "ix_consultation_due_on_id",
                table: "consultation",
                columns: new[] { "due_on", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_consultation_holder",
                table: "consultation",
                column: "holder");

            migrationBuilder.CreateIndex(
                name: "ix_consultation_notice_number",
                table: "consultation",
                column: "notice_number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_consultation_number",
                table: "consultation",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_consultation_pre_budget_id",
                table: "consultation",
                column: "pre_budget_id");

            migrationBuilder.CreateIndex(
                name: "ix_consultation_previous_id",
                table: "consultation",
                column: "previous_id");

            migrationBuilder.CreateIndex(
                name: "ix_consultation_reviewer_id_state",
                table: "consultation",
                columns: new[] { "reviewer_id", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_consultation_section_id_state",
                table: "consultation",
                columns: new[] { "section_id", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_consultation_since_id",
                table: "consultation",
                columns: new[] { "since", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_consultation_state_since_id",
                table: "consultation",
                columns: new[] { "state", "since", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_consultation_system_id",
                table: "consultation",
                column: "system_id");

            migrationBuilder.CreateIndex(
                name: "ix_consultation_system_id_occasion_occasion_on",
                table: "consultation",
                columns: new[] { "system_id", "occasion", "occasion_on" },
                unique: true,
                filter: "occasion_on is not null and change_of_id is null");

            migrationBuilder.CreateIndex(
                name: "ix_consultation_target_fy_budget_kind_id",
                table: "consultation",
                columns: new[] { "target_fy", "budget_kind", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_consultation_title",
                table: "consultation",
                column: "title")
                .Annotation("Npgsql:IndexMethod", "gin")
                .Annotation("Npgsql:IndexOperators", new[] { "gin_trgm_ops" });

            migrationBuilder.CreateIndex(
                name: "ix_consultation_total_yen_id",
                table: "consultation",
                columns: new[] { "total_yen", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_consultation_act_consultation_id_number",
                table: "consultation_act",
                columns: new[] { "consultation_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_consultation_attachment_consultation_id",
                table: "consultation_attachment",
                column: "consultation_id");

            migrationBuilder.CreateIndex(
                name: "ix_consultation_attachment_file_id",
                table: "consultation_attachment",
                column: "file_id");

            migrationBuilder.CreateIndex(
                name: "ix_consultation_change_verdict_by_case_id",
                table: "consultation_change_verdict",
                column: "by_case_id");

            migrationBuilder.CreateIndex(
                name: "ix_consultation_change_verdict_of_id",
                table: "consultation_change_verdict",
                column: "of_id");

            migrationBuilder.CreateIndex(
                name: "ix_consultation_checklist_result_consultation_id_item_id",
                table: "consultation_checklist_result",
                columns: new[] { "consultation_id", "item_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_consultation_comment_consultation_id",
                table: "consultation_comment",
                column: "consultation_id");

            migrationBuilder.CreateIndex(
                name: "ix_consultation_concurrence_consultation_id",
                table: "consultation_concurrence",
                column: "consultation_id");

            migrationBuilder.CreateIndex(
                name: "ix_consultation_concurrence_section_id",
                table: "consultation_concurrence",
                column: "section_id",
                filter: "answered_at is null and waived_at is null and taken_back_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_consultation_condition_consultation_id_number",
                table: "consultation_condition",
                columns: new[] { "consultation_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_consultation_condition_due_on_id",
                table: "consultation_condition",
                columns: new[] { "due_on", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_consultation_condition_state",
                table: "consultation_condition",
                column: "state",
                filter: "state <> 'Fulfilled'");

            migrationBuilder.CreateIndex(
                name: "ix_consultation_conflict_exception_consultation_id_reviewer_id",
                table: "consultation_conflict_exception",
                columns: new[] { "consultation_id", "reviewer_id" });

            migrationBuilder.CreateIndex(
                name: "ix_consultation_draft_buffer_consultation_id",
                table: "consultation_draft_buffer",
                column: "consultation_id");

            migrationBuilder.CreateIndex(
                name: "ix_consultation_homework_consultation_id_number",
                table: "consultation_homework",
                columns: new[] { "consultation_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_consultation_homework_due_on",
                table: "consultation_homework",
                column: "due_on",
                filter: "done_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_consultation_homework_hearing_id",
                table: "consultation_homework",
                column: "hearing_id");

            migrationBuilder.CreateIndex(
                name: "ix_consultation_migrated_stage_document_number",
                table: "consultation_migrated",
                columns: new[] { "stage", "document_number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_consultation_phone_note_consultation_id",
                table: "consultation_phone_note",
                column: "consultation_id");

            migrationBuilder.CreateIndex(
                name: "ix_consultation_question_consultation_id_number",
                table: "consultation_question",
                columns: new[] { "consultation_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_consultation_section_consultation_id_letter",
                table: "consultation_section",
                columns: new[] { "consultation_id", "letter" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_consultation_version_consultation_id_number",
                table: "consultation_version",
                columns: new[] { "consultation_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_continuity_drill_plan_id",
                table: "continuity_drill",
                column: "plan_id");

            migrationBuilder.CreateIndex(
                name: "ix_continuity_drill_planned_on_id",
                table: "continuity_drill",
                columns: new[] { "planned_on", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_continuity_drill_section_id",
                table: "continuity_drill",
                column: "section_id");

            migrationBuilder.CreateIndex(
                name: "ix_continuity_plan_bureau_id",
                table: "continuity_plan",
                column: "bureau_id",
                unique: true,
                filter: "bureau_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_continuity_plan_next_review_on_id",
                table: "continuity_plan",
                columns: new[] { "next_review_on", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_continuity_plan_scope",
                table: "continuity_plan",
                column: "scope",
                unique: true,
                filter: "scope = 'Prefecture'");

            migrationBuilder.CreateIndex(
                name: "ix_continuity_plan_section_id",
                table: "continuity_plan",
                column: "section_id");

            migrationBuilder.CreateIndex(
                name: "ix_continuity_plan_system_id",
                table: "continuity_plan",
                column: "system_id",
                unique: true,
                filter: "system_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_continuity_plan_title_id",
                table: "continuity_plan",
                columns: new[] { "title", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_development_policy_approved_on_id",
                table: "development_policy",
                columns: new[] { "approved_on", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_development_role_policy_id_target",
                table: "development_role",
                columns: new[] { "policy_id", "target" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_drill_finding_drill_id",
                table: "drill_finding",
                column: "drill_id");

            migrationBuilder.CreateIndex(
                name: "ix_drill_finding_due_on",
                table: "drill_finding",
                column: "due_on",
                filter: "state = 'Open'");

            migrationBuilder.CreateIndex(
                name: "ix_drill_finding_owner_section_id",
                table: "drill_finding",
                column: "owner_section_id");

            migrationBuilder.CreateIndex(
                name: "ix_drill_system_system_id",
                table: "drill_system",
                column: "system_id");

            migrationBuilder.CreateIndex(
                name: "ix_estimate_unit_price_consultation_id",
                table: "estimate_unit_price",
                column: "consultation_id");

            migrationBuilder.CreateIndex(
                name: "ix_estimate_unit_price_item_unit",
                table: "estimate_unit_price",
                columns: new[] { "item", "unit" });

            migrationBuilder.CreateIndex(
                name: "ix_external_audit_period_from_id",
                table: "external_audit",
                columns: new[] { "period_from", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_external_audit_report_file_id",
                table: "external_audit",
                column: "report_file_id");

            migrationBuilder.CreateIndex(
                name: "ix_field_guide_field_code_valid_from",
                table: "field_guide",
                columns: new[] { "field_code", "valid_from" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_filing_advice_fy_peak_item_id",
                table: "filing_advice",
                columns: new[] { "fy", "peak", "item_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_filing_advice_section_id",
                table: "filing_advice",
                column: "section_id");

            migrationBuilder.CreateIndex(
                name: "ix_filing_advice_week_id",
                table: "filing_advice",
                columns: new[] { "week", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_fit_gap_evaluation_sheet_id_proposal_evaluator_id",
                table: "fit_gap_evaluation",
                columns: new[] { "sheet_id", "proposal", "evaluator_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_fit_gap_line_sheet_id_number",
                table: "fit_gap_line",
                columns: new[] { "sheet_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_fit_gap_sheet_case_id",
                table: "fit_gap_sheet",
                column: "case_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_fit_gap_sheet_consultation_id",
                table: "fit_gap_sheet",
                column: "consultation_id");

            migrationBuilder.CreateIndex(
                name: "ix_form_rule_stage_item_valid_from",
                table: "form_rule",
                columns: new[] { "stage", "item", "valid_from" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_heading_map_kind_headings_user_id",
                table: "heading_map",
                columns: new[] { "kind", "headings", "user_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_hearing_consultation_id",
                table: "hearing",
                column: "consultation_id");

            migrationBuilder.CreateIndex(
                name: "ix_hearing_slot_id_consultation_id",
                table: "hearing",
                columns: new[] { "slot_id", "consultation_id" },
                unique: true,
                filter: "cancelled_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_hearing_slot_held_on_from_time_id",
                table: "hearing_slot",
                columns: new[] { "held_on", "from_time", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_held_licence_code",
                table: "held_licence",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_held_licence_holder_section_id",
                table: "held_licence",
                column: "holder_section_id");

            migrationBuilder.CreateIndex(
                name: "ix_held_licence_product_id",
                table: "held_licence",
                columns: new[] { "product", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_holiday_day_status",
                table: "holiday",
                columns: new[] { "day", "status" });

            migrationBuilder.CreateIndex(
                name: "ux_holiday_open",
                table: "holiday",
                column: "day",
                unique: true,
                filter: "status = 'Proposed'");

            migrationBuilder.CreateIndex(
                name: "ix_import_chunk_run_id_place",
                table: "import_chunk",
                columns: new[] { "run_id", "place" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_import_fault_run_id_row_number_place",
                table: "import_fault",
                columns: new[] { "run_id", "row_number", "place" });

            migrationBuilder.CreateIndex(
                name: "ix_import_run_kind_created_at",
                table: "import_run",
                columns: new[] { "kind", "created_at" });

            migrationBuilder.CreateIndex(
                name: "ix_incident_created_by_id",
                table: "incident",
                column: "created_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_incident_lesson_on",
                table: "incident",
                column: "lesson_on");

            migrationBuilder.CreateIndex(
                name: "ix_incident_number",
                table: "incident",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_incident_reported_at_id",
                table: "incident",
                columns: new[] { "reported_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_incident_section_id",
                table: "incident",
                column: "section_id");

            migrationBuilder.CreateIndex(
                name: "ix_incident_state_reported_at",
                table: "incident",
                columns: new[] { "state", "reported_at" });

            migrationBuilder.CreateIndex(
                name: "ix_incident_entry_incident_id_at",
                table: "incident_entry",
                columns: new[] { "incident_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_incident_file_file_id",
                table: "incident_file",
                column: "file_id");

            migrationBuilder.CreateIndex(
                name: "ix_incident_notice_contact_id",
                table: "incident_notice",
                column: "contact_id");

            migrationBuilder.CreateIndex(
                name: "ix_incident_notice_incident_id_at",
                table: "incident_notice",
                columns: new[] { "incident_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_incident_order_incident_id_number",
                table: "incident_order",
                columns: new[] { "incident_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_incident_order_section_id_state",
                table: "incident_order",
                columns: new[] { "section_id", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_incident_system_system_id",
                table: "incident_system",
                column: "system_id");

            migrationBuilder.CreateIndex(
                name: "ix_information_system_code",
                table: "information_system",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_information_system_completeness_id",
                table: "information_system",
                columns: new[] { "completeness", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_information_system_contract_to",
                table: "information_system",
                column: "contract_to");

            migrationBuilder.CreateIndex(
                name: "ix_information_system_last_contract_consultation_id",
                table: "information_system",
                column: "last_contract_consultation_id");

            migrationBuilder.CreateIndex(
                name: "ix_information_system_next_renewal_fy",
                table: "information_system",
                column: "next_renewal_fy");

            migrationBuilder.CreateIndex(
                name: "ix_information_system_owner_section_id",
                table: "information_system",
                column: "owner_section_id");

            migrationBuilder.CreateIndex(
                name: "ix_information_system_search_text",
                table: "information_system",
                column: "search_text")
                .Annotation("Npgsql:IndexMethod", "gin")
                .Annotation("Npgsql:IndexOperators", new[] { "gin_trgm_ops" });

            migrationBuilder.CreateIndex(
                name: "ix_information_system_sort_name_id",
                table: "information_system",
                columns: new[] { "sort_name", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_instruction_due_on_id",
                table: "instruction",
                columns: new[] { "due_on", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_instruction_number",
                table: "instruction",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_instruction_section_id_state",
                table: "instruction",
                columns: new[] { "section_id", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_instruction_state_due_on",
                table: "instruction",
                columns: new[] { "state", "due_on" });

            migrationBuilder.CreateIndex(
                name: "ix_instruction_subject_kind_subject_id",
                table: "instruction",
                columns: new[] { "subject_kind", "subject_id" });

            migrationBuilder.CreateIndex(
                name: "ix_instruction_check_instruction_id_at",
                table: "instruction_check",
                columns: new[] { "instruction_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_instruction_file_file_id",
                table: "instruction_file",
                column: "file_id");

            migrationBuilder.CreateIndex(
                name: "ix_instruction_round_instruction_id_number",
                table: "instruction_round",
                columns: new[] { "instruction_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_kpi_figure_key",
                table: "kpi",
                column: "figure_key",
                filter: "figure_key is not null");

            migrationBuilder.CreateIndex(
                name: "ix_kpi_initiative_id_name",
                table: "kpi",
                columns: new[] { "initiative_id", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_kpi_owner_section_id",
                table: "kpi",
                column: "owner_section_id");

            migrationBuilder.CreateIndex(
                name: "ix_kpi_plan_id_position",
                table: "kpi",
                columns: new[] { "plan_id", "position" });

            migrationBuilder.CreateIndex(
                name: "ix_kpi_activity_initiative_id",
                table: "kpi_activity",
                column: "initiative_id");

            migrationBuilder.CreateIndex(
                name: "ix_kpi_activity_plan_id_position",
                table: "kpi_activity",
                columns: new[] { "plan_id", "position" });

            migrationBuilder.CreateIndex(
                name: "ix_kpi_initiative_objective_id",
                table: "kpi_initiative",
                column: "objective_id");

            migrationBuilder.CreateIndex(
                name: "ix_kpi_initiative_owner_section_id",
                table: "kpi_initiative",
                column: "owner_section_id");

            migrationBuilder.CreateIndex(
                name: "ix_kpi_initiative_plan_id_code",
                table: "kpi_initiative",
                columns: new[] { "plan_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_kpi_initiative_system_system_id",
                table: "kpi_initiative_system",
                column: "system_id");

            migrationBuilder.CreateIndex(
                name: "ix_kpi_objective_plan_id_name",
                table: "kpi_objective",
                columns: new[] { "plan_id", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_kpi_plan_name",
                table: "kpi_plan",
                column: "name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_kpi_plan_owner_section_id",
                table: "kpi_plan",
                column: "owner_section_id");

            migrationBuilder.CreateIndex(
                name: "ix_kpi_plan_position_id",
                table: "kpi_plan",
                columns: new[] { "position", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_kpi_plan_version_plan_id_number",
                table: "kpi_plan_version",
                columns: new[] { "plan_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_kpi_reading_kpi_id_year_quarter_number",
                table: "kpi_reading",
                columns: new[] { "kpi_id", "year", "quarter", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_kpi_reading_file_file_id",
                table: "kpi_reading_file",
                column: "file_id");

            migrationBuilder.CreateIndex(
                name: "ix_kpi_reminder_kpi_id_year_quarter",
                table: "kpi_reminder",
                columns: new[] { "kpi_id", "year", "quarter" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_kpi_result_kpi_id_year_number",
                table: "kpi_result",
                columns: new[] { "kpi_id", "year", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_kpi_target_kpi_id_year",
                table: "kpi_target",
                columns: new[] { "kpi_id", "year" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_kpi_year_plan_id_year",
                table: "kpi_year",
                columns: new[] { "plan_id", "year" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_later_reading_absent_id_due_on",
                table: "later_reading",
                columns: new[] { "absent_id", "due_on" },
                filter: "read_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_later_reading_at_id",
                table: "later_reading",
                columns: new[] { "at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_later_reading_consultation_id_act_number",
                table: "later_reading",
                columns: new[] { "consultation_id", "act_number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_liaison_alert_received_at_id",
                table: "liaison_alert",
                columns: new[] { "received_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_liaison_contact_body_name",
                table: "liaison_contact",
                columns: new[] { "body", "name" });

            migrationBuilder.CreateIndex(
                name: "ix_library_document_code",
                table: "library_document",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_library_document_owner_section_id",
                table: "library_document",
                column: "owner_section_id");

            migrationBuilder.CreateIndex(
                name: "ix_library_document_review_document_id_reviewed_on",
                table: "library_document_review",
                columns: new[] { "document_id", "reviewed_on" });

            migrationBuilder.CreateIndex(
                name: "ix_library_document_use_document_id_consultation_id",
                table: "library_document_use",
                columns: new[] { "document_id", "consultation_id" });

            migrationBuilder.CreateIndex(
                name: "ix_library_document_use_once",
                table: "library_document_use",
                columns: new[] { "consultation_id", "document_id", "version_number", "kind", "case_version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_library_document_version_document_id_number",
                table: "library_document_version",
                columns: new[] { "document_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_library_document_version_file_id",
                table: "library_document_version",
                column: "file_id");

            migrationBuilder.CreateIndex(
                name: "ix_library_form_place_document_id_stage_item_valid_from",
                table: "library_form_place",
                columns: new[] { "document_id", "stage", "item", "valid_from" });

            migrationBuilder.CreateIndex(
                name: "ix_library_question_asker_id",
                table: "library_question",
                column: "asker_id");

            migrationBuilder.CreateIndex(
                name: "ix_library_question_briefing_id",
                table: "library_question",
                column: "briefing_id");

            migrationBuilder.CreateIndex(
                name: "ix_library_question_consultation_id",
                table: "library_question",
                column: "consultation_id");

            migrationBuilder.CreateIndex(
                name: "ix_library_question_fy_topic",
                table: "library_question",
                columns: new[] { "fy", "topic" });

            migrationBuilder.CreateIndex(
                name: "ix_library_question_material_briefing_id",
                table: "library_question",
                column: "material_briefing_id");

            migrationBuilder.CreateIndex(
                name: "ix_library_question_number",
                table: "library_question",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_library_question_open",
                table: "library_question",
                column: "received_on",
                filter: "state = 'Open'");

            migrationBuilder.CreateIndex(
                name: "ix_library_question_section_id",
                table: "library_question",
                column: "section_id");

            migrationBuilder.CreateIndex(
                name: "ix_library_question_since_id",
                table: "library_question",
                columns: new[] { "since", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_managed_network_section_id",
                table: "managed_network",
                column: "section_id");

            migrationBuilder.CreateIndex(
                name: "ix_managed_network_system_id",
                table: "managed_network",
                column: "system_id");

            migrationBuilder.CreateIndex(
                name: "ix_membership_section_id_role",
                table: "membership",
                columns: new[] { "section_id", "role" });

            migrationBuilder.CreateIndex(
                name: "ix_membership_user_id_section_id_role_valid_from",
                table: "membership",
                columns: new[] { "user_id", "section_id", "role", "valid_from" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_municipal_support_given_on_id",
                table: "municipal_support",
                columns: new[] { "given_on", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_municipal_support_section_id",
                table: "municipal_support",
                column: "section_id");

            migrationBuilder.CreateIndex(
                name: "ix_municipal_support_recipient_municipality_id",
                table: "municipal_support_recipient",
                column: "municipality_id");

            migrationBuilder.CreateIndex(
                name: "ix_municipality_code_valid_from",
                table: "municipality",
                columns: new[] { "code", "valid_from" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_municipality_furigana_id",
                table: "municipality",
                columns: new[] { "furigana", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_municipality_successor_id",
                table: "municipality",
                column: "successor_id");

            migrationBuilder.CreateIndex(
                name: "ix_municipality_checklist_use_municipality_id_fy",
                table: "municipality_checklist_use",
                columns: new[] { "municipality_id", "fy" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_municipality_cloud_municipality_id_valid_from",
                table: "municipality_cloud",
                columns: new[] { "municipality_id", "valid_from" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_municipality_population_municipality_id_counted_on",
                table: "municipality_population",
                columns: new[] { "municipality_id", "counted_on" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_need_check_at_id",
                table: "need_check",
                columns: new[] { "at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_need_check_consultation_id",
                table: "need_check",
                column: "consultation_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_need_check_fy_month",
                table: "need_check",
                columns: new[] { "fy", "month" });

            migrationBuilder.CreateIndex(
                name: "ix_need_check_number",
                table: "need_check",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_need_check_rule_set_id",
                table: "need_check",
                column: "rule_set_id");

            migrationBuilder.CreateIndex(
                name: "ix_need_check_section_id_at",
                table: "need_check",
                columns: new[] { "section_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_need_rule_set_valid_from",
                table: "need_rule_set",
                column: "valid_from",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_network_incident_network_id_occurred_at",
                table: "network_incident",
                columns: new[] { "network_id", "occurred_at" });

            migrationBuilder.CreateIndex(
                name: "ix_network_incident_occurred_at",
                table: "network_incident",
                column: "occurred_at");

            migrationBuilder.CreateIndex(
                name: "ix_network_target_network_id_valid_from",
                table: "network_target",
                columns: new[] { "network_id", "valid_from" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_notice_message_id_user_id",
                table: "notice",
                columns: new[] { "message_id", "user_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_notice_unread",
                table: "notice",
                column: "user_id",
                filter: "read_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_notice_user_id_at",
                table: "notice",
                columns: new[] { "user_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_opinion_handover_target_fy_budget_kind_number",
                table: "opinion_handover",
                columns: new[] { "target_fy", "budget_kind", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_outbox_due_at",
                table: "outbox",
                column: "due_at",
                filter: "done_at is null and gave_up_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_plan_review_plan_id",
                table: "plan_review",
                column: "plan_id");

            migrationBuilder.CreateIndex(
                name: "ix_plan_version_open",
                table: "plan_version",
                column: "plan_id",
                unique: true,
                filter: "state <> 'Approved'");

            migrationBuilder.CreateIndex(
                name: "ix_plan_version_plan_id_number",
                table: "plan_version",
                columns: new[] { "plan_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_planned_case_fy_id",
                table: "planned_case",
                columns: new[] { "fy", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_planned_case_section_id",
                table: "planned_case",
                column: "section_id");

            migrationBuilder.CreateIndex(
                name: "ux_planned_case_open",
                table: "planned_case",
                columns: new[] { "system_id", "fy", "kind" },
                unique: true,
                filter: "state = 'Planned' and system_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_platform_term_contract_to",
                table: "platform_term",
                column: "contract_to");

            migrationBuilder.CreateIndex(
                name: "ix_platform_term_system_id",
                table: "platform_term",
                column: "system_id");

            migrationBuilder.CreateIndex(
                name: "email_index",
                table: "portal_user",
                column: "normalized_email");

            migrationBuilder.CreateIndex(
                name: "ix_portal_user_furigana_id",
                table: "portal_user",
                columns: new[] { "furigana", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_portal_user_staff_number",
                table: "portal_user",
                column: "staff_number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "user_name_index",
                table: "portal_user",
                column: "normalized_user_name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_portal_user_claim_user_id",
                table: "portal_user_claim",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_portal_user_login_user_id",
                table: "portal_user_login",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_protection_key_name",
                table: "protection_key",
                column: "name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_publication_created_at_id",
                table: "publication",
                columns: new[] { "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_publication_file_id",
                table: "publication",
                column: "file_id");

            migrationBuilder.CreateIndex(
                name: "ix_publication_number",
                table: "publication",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_publication_one_approved",
                table: "publication",
                column: "state",
                unique: true,
                filter: "state = 'Approved'");

            migrationBuilder.CreateIndex(
                name: "ix_publication_replaced_by_id",
                table: "publication",
                column: "replaced_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_radar_warning_code_subject_key",
                table: "radar_warning",
                columns: new[] { "code", "subject_key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_radar_warning_section_id_state",
                table: "radar_warning",
                columns: new[] { "section_id", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_radar_warning_state_due_on_id",
                table: "radar_warning",
                columns: new[] { "state", "due_on", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_radar_warning_state_rank_id",
                table: "radar_warning",
                columns: new[] { "state", "rank", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_radar_warning_system_id",
                table: "radar_warning",
                column: "system_id");

            migrationBuilder.CreateIndex(
                name: "ix_search_entry_bigrams",
                table: "search_entry",
                column: "bigrams")
                .Annotation("Npgsql:IndexMethod", "gin");

            migrationBuilder.CreateIndex(
                name: "ix_search_entry_kind_number",
                table: "search_entry",
                columns: new[] { "kind", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_search_entry_kind_section_id",
                table: "search_entry",
                columns: new[] { "kind", "section_id" });

            migrationBuilder.CreateIndex(
                name: "ix_search_entry_subject_id",
                table: "search_entry",
                column: "subject_id");

            migrationBuilder.CreateIndex(
                name: "ix_section_bureau_id",
                table: "section",
                column: "bureau_id");

            migrationBuilder.CreateIndex(
                name: "ix_section_code",
                table: "section",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_section_furigana_id",
                table: "section",
                columns: new[] { "furigana", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_section_predecessor_id",
                table: "section",
                column: "predecessor_id");

            migrationBuilder.CreateIndex(
                name: "ix_security_alert_bureau_id",
                table: "security_alert",
                column: "bureau_id");

            migrationBuilder.CreateIndex(
                name: "ix_security_alert_published_at_id",
                table: "security_alert",
                columns: new[] { "published_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_security_officer_section_id_valid_from",
                table: "security_officer",
                columns: new[] { "section_id", "valid_from" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_self_check_campaign_due_on_id",
                table: "self_check_campaign",
                columns: new[] { "due_on", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_self_check_campaign_fy_title",
                table: "self_check_campaign",
                columns: new[] { "fy", "title" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_self_check_entry_question_id_reply",
                table: "self_check_entry",
                columns: new[] { "question_id", "reply" });

            migrationBuilder.CreateIndex(
                name: "ix_self_check_entry_sheet_id_question_id",
                table: "self_check_entry",
                columns: new[] { "sheet_id", "question_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_self_check_sheet_campaign_id_state",
                table: "self_check_sheet",
                columns: new[] { "campaign_id", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_self_check_sheet_section_id_handed_in_at",
                table: "self_check_sheet",
                columns: new[] { "section_id", "handed_in_at" });

            migrationBuilder.CreateIndex(
                name: "ix_shared_specification_bureau_id",
                table: "shared_specification",
                column: "bureau_id");

            migrationBuilder.CreateIndex(
                name: "ix_shared_specification_consultation_id",
                table: "shared_specification",
                column: "consultation_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_shared_specification_section_id_state",
                table: "shared_specification",
                columns: new[] { "section_id", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_shared_specification_since_id",
                table: "shared_specification",
                columns: new[] { "since", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_shared_use_section_id",
                table: "shared_use",
                column: "section_id");

            migrationBuilder.CreateIndex(
                name: "ix_shared_use_system_id",
                table: "shared_use",
                column: "system_id");

            migrationBuilder.CreateIndex(
                name: "ix_shared_use_member_municipality_id",
                table: "shared_use_member",
                column: "municipality_id");

            migrationBuilder.CreateIndex(
                name: "ix_shared_use_member_shared_use_id",
                table: "shared_use_member",
                column: "shared_use_id");

            migrationBuilder.CreateIndex(
                name: "ix_specification_file_file_id",
                table: "specification_file",
                column: "file_id");

            migrationBuilder.CreateIndex(
                name: "ix_specification_file_specification_id",
                table: "specification_file",
                column: "specification_id");

            migrationBuilder.CreateIndex(
                name: "ix_specification_use_consultation_id",
                table: "specification_use",
                column: "consultation_id");

            migrationBuilder.CreateIndex(
                name: "ix_specification_use_section_id",
                table: "specification_use",
                column: "section_id");

            migrationBuilder.CreateIndex(
                name: "ix_specification_use_specification_id",
                table: "specification_use",
                column: "specification_id");

            migrationBuilder.CreateIndex(
                name: "ix_spending_authority_case_id",
                table: "spending_authority",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "ix_spending_authority_consultation_id",
                table: "spending_authority",
                column: "consultation_id");

            migrationBuilder.CreateIndex(
                name: "ix_spending_authority_year_authority_id_fy",
                table: "spending_authority_year",
                columns: new[] { "authority_id", "fy" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_spending_authority_year_fy_id",
                table: "spending_authority_year",
                columns: new[] { "fy", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_stand_in_absent_id",
                table: "stand_in",
                column: "absent_id");

            migrationBuilder.CreateIndex(
                name: "ix_stand_in_deputy_id_from",
                table: "stand_in",
                columns: new[] { "deputy_id", "from" });

            migrationBuilder.CreateIndex(
                name: "ix_stand_in_section_id",
                table: "stand_in",
                column: "section_id");

            migrationBuilder.CreateIndex(
                name: "ix_standard_comment_use_comment_id",
                table: "standard_comment_use",
                column: "comment_id");

            migrationBuilder.CreateIndex(
                name: "ix_standard_comment_use_consultation_id",
                table: "standard_comment_use",
                column: "consultation_id");

            migrationBuilder.CreateIndex(
                name: "ix_survey_answer_campaign_id_state",
                table: "survey_answer",
                columns: new[] { "campaign_id", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_survey_answer_section_id",
                table: "survey_answer",
                column: "section_id");

            migrationBuilder.CreateIndex(
                name: "ix_survey_campaign_base_date_id",
                table: "survey_campaign",
                columns: new[] { "base_date", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_survey_campaign_fy_name",
                table: "survey_campaign",
                columns: new[] { "fy", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_survey_campaign_questions_id",
                table: "survey_campaign",
                column: "questions_id");

            migrationBuilder.CreateIndex(
                name: "ix_survey_plan_answer_id",
                table: "survey_plan",
                column: "answer_id");

            migrationBuilder.CreateIndex(
                name: "ix_survey_plan_system_id",
                table: "survey_plan",
                column: "system_id");

            migrationBuilder.CreateIndex(
                name: "ix_survey_questions_number",
                table: "survey_questions",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_survey_row_answer_id_position",
                table: "survey_row",
                columns: new[] { "answer_id", "position" });

            migrationBuilder.CreateIndex(
                name: "ix_survey_row_system_id",
                table: "survey_row",
                column: "system_id");

            migrationBuilder.CreateIndex(
                name: "ix_system_advice_system_id",
                table: "system_advice",
                column: "system_id");

            migrationBuilder.CreateIndex(
                name: "ix_system_component_support_end_on",
                table: "system_component",
                column: "support_end_on");

            migrationBuilder.CreateIndex(
                name: "ix_system_component_system_id",
                table: "system_component",
                column: "system_id");

            migrationBuilder.CreateIndex(
                name: "ix_system_contract_system_id",
                table: "system_contract",
                column: "system_id");

            migrationBuilder.CreateIndex(
                name: "ix_system_cost_system_id",
                table: "system_cost",
                column: "system_id");

            migrationBuilder.CreateIndex(
                name: "ix_system_customisation_system_id",
                table: "system_customisation",
                column: "system_id");

            migrationBuilder.CreateIndex(
                name: "ix_system_evaluation_system_id_on_day",
                table: "system_evaluation",
                columns: new[] { "system_id", "on_day" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_system_licence_holder_section_id",
                table: "system_licence",
                column: "holder_section_id");

            migrationBuilder.CreateIndex(
                name: "ix_system_licence_system_id",
                table: "system_licence",
                column: "system_id");

            migrationBuilder.CreateIndex(
                name: "ix_system_link_system_id",
                table: "system_link",
                column: "system_id");

            migrationBuilder.CreateIndex(
                name: "ix_system_link_target_id",
                table: "system_link",
                column: "target_id");

            migrationBuilder.CreateIndex(
                name: "ix_system_server_system_id",
                table: "system_server",
                column: "system_id");

            migrationBuilder.CreateIndex(
                name: "ix_system_settlement_system_id_consultation_id_fy",
                table: "system_settlement",
                columns: new[] { "system_id", "consultation_id", "fy" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_system_sla_system_id",
                table: "system_sla",
                column: "system_id");

            migrationBuilder.CreateIndex(
                name: "ix_terminal_group_lease_end_on",
                table: "terminal_group",
                column: "lease_end_on");

            migrationBuilder.CreateIndex(
                name: "ix_terminal_group_managing_section_id",
                table: "terminal_group",
                column: "managing_section_id");

            migrationBuilder.CreateIndex(
                name: "ix_terminal_group_procuring_section_id",
                table: "terminal_group",
                column: "procuring_section_id");

            migrationBuilder.CreateIndex(
                name: "ix_terminal_group_section_id_terminal_class_label",
                table: "terminal_group",
                columns: new[] { "section_id", "terminal_class", "label" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_terminal_snapshot_taken_on_bureau_terminal_class",
                table: "terminal_snapshot",
                columns: new[] { "taken_on", "bureau", "terminal_class" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_threshold_rule_kind_valid_from",
                table: "threshold_rule",
                columns: new[] { "kind", "valid_from" });

            migrationBuilder.CreateIndex(
                name: "ux_threshold_rule_open",
                table: "threshold_rule",
                column: "kind",
                unique: true,
                filter: "status = 'Proposed'");

            migrationBuilder.CreateIndex(
                name: "ix_trail_actor_id_at",
                table: "trail",
                columns: new[] { "actor_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_trail_subject_type_subject_id_sequence",
                table: "trail",
                columns: new[] { "subject_type", "subject_id", "sequence" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_training_attendance_section_id_session_id",
                table: "training_attendance",
                columns: new[] { "section_id", "session_id" });

            migrationBuilder.CreateIndex(
                name: "ix_training_attendance_session_id_target_section_id_municipali~",
                table: "training_attendance",
                columns: new[] { "session_id", "target", "section_id", "municipality_id", "person_name" },
                unique: true)
                .Annotation("Npgsql:NullsDistinct", false);

            migrationBuilder.CreateIndex(
                name: "ix_training_attendance_target_user_id",
                table: "training_attendance",
                columns: new[] { "target", "user_id" });

            migrationBuilder.CreateIndex(
                name: "ix_training_course_fy_title_id",
                table: "training_course",
                columns: new[] { "fy", "title", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_training_course_policy_id",
                table: "training_course",
                column: "policy_id");

            migrationBuilder.CreateIndex(
                name: "ix_training_headcount_section_id_fy",
                table: "training_headcount",
                columns: new[] { "section_id", "fy" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_training_session_course_id_held_on",
                table: "training_session",
                columns: new[] { "course_id", "held_on" });

            migrationBuilder.CreateIndex(
                name: "ix_training_session_held_on_id",
                table: "training_session",
                columns: new[] { "held_on", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_transfer_list_uploaded_at",
                table: "transfer_list",
                column: "uploaded_at");

            migrationBuilder.CreateIndex(
                name: "ix_warning_decision_warning_id_at",
                table: "warning_decision",
                columns: new[] { "warning_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_work_check_fy",
                table: "work_check",
                column: "fy");

            migrationBuilder.CreateIndex(
                name: "ix_work_check_system_id_fy",
                table: "work_check",
                columns: new[] { "system_id", "fy" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_year_change_day_id",
                table: "year_change",
                columns: new[] { "day", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_year_change_transfer_list_id",
                table: "year_change",
                column: "transfer_list_id");

            migrationBuilder.CreateIndex(
                name: "ix_year_change_line_run_id_place",
                table: "year_change_line",
                columns: new[] { "run_id", "place" },
                unique: true);
            migrationBuilder.Sql(SqlScript.Read("trail.sql"));
            migrationBuilder.Sql(SqlScript.Read("kpi.sql"));
            migrationBuilder.Sql(SqlScript.Read("rights.sql"));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "absence");

            migrationBuilder.DropTable(
                name: "account_line");

            migrationBuilder.DropTable(
                name: "advice_entry");

            migrationBuilder.DropTable(
                name: "advice_file");

            migrationBuilder.DropTable(
                name: "allowed_file_type");

            migrationBuilder.DropTable(
                name: "assignment_row");

            migrationBuilder.DropTable(
                name: "audit_answer_key");

            migrationBuilder.DropTable(
                name: "audit_closure");

            migrationBuilder.DropTable(
                name: "audit_evidence");

            migrationBuilder.DropTable(
                name: "audit_exception");

            migrationBuilder.DropTable(
                name: "audit_finding_action");

            migrationBuilder.DropTable(
                name: "audit_finding_file");

            migrationBuilder.DropTable(
                name: "audit_finding_judgement");

            migrationBuilder.DropTable(
                name: "audit_finding_severity");

            migrationBuilder.DropTable(
                name: "audit_finding_wording");

            migrationBuilder.DropTable(
                name: "audit_kind");

            migrationBuilder.DropTable(
                name: "audit_paper");

            migrationBuilder.DropTable(
                name: "audit_past");

            migrationBuilder.DropTable(
                name: "audit_plan_line");

            migrationBuilder.DropTable(
                name: "audit_plan_rules");

            migrationBuilder.DropTable(
                name: "audit_presentation");

            migrationBuilder.DropTable(
                name: "audit_question_file");

            migrationBuilder.DropTable(
                name: "audit_team_member");

            migrationBuilder.DropTable(
                name: "auditor_absence");

            migrationBuilder.DropTable(
                name: "briefing_attendance");

            migrationBuilder.DropTable(
                name: "briefing_file");

            migrationBuilder.DropTable(
                name: "briefing_invitation");

            migrationBuilder.DropTable(
                name: "bureau_deadline");

            migrationBuilder.DropTable(
                name: "bureau_forwarding");

            migrationBuilder.DropTable(
                name: "bureau_routing");

            migrationBuilder.DropTable(
                name: "calendar_setting");

            migrationBuilder.DropTable(
                name: "calendar_window");

            migrationBuilder.DropTable(
                name: "checklist_answer");

            migrationBuilder.DropTable(
                name: "checklist_body_fact");

            migrationBuilder.DropTable(
                name: "checklist_item");

            migrationBuilder.DropTable(
                name: "checklist_year");

            migrationBuilder.DropTable(
                name: "cio_meeting_entry");

            migrationBuilder.DropTable(
                name: "cio_report");

            migrationBuilder.DropTable(
                name: "code_item");

            migrationBuilder.DropTable(
                name: "committee_agenda_item");

            migrationBuilder.DropTable(
                name: "committee_ballot");

            migrationBuilder.DropTable(
                name: "consultation_act");

            migrationBuilder.DropTable(
                name: "consultation_attachment");

            migrationBuilder.DropTable(
                name: "consultation_change_verdict");

            migrationBuilder.DropTable(
                name: "consultation_checklist_result");

            migrationBuilder.DropTable(
                name: "consultation_comment");

            migrationBuilder.DropTable(
                name: "consultation_concurrence");

            migrationBuilder.DropTable(
                name: "consultation_condition");

            migrationBuilder.DropTable(
                name: "consultation_conflict_exception");

            migrationBuilder.DropTable(
                name: "consultation_draft_buffer");

            migrationBuilder.DropTable(
                name: "consultation_homework");

            migrationBuilder.DropTable(
                name: "consultation_migrated");

            migrationBuilder.DropTable(
                name: "consultation_phone_note");

            migrationBuilder.DropTable(
                name: "consultation_question");

            migrationBuilder.DropTable(
                name: "consultation_section");

            migrationBuilder.DropTable(
                name: "consultation_version");

            migrationBuilder.DropTable(
                name: "counter");

            migrationBuilder.DropTable(
                name: "decision_rule");

            migrationBuilder.DropTable(
                name: "development_role");

            migrationBuilder.DropTable(
                name: "drill_finding");

            migrationBuilder.DropTable(
                name: "drill_system");

            migrationBuilder.DropTable(
                name: "estimate_unit_price");

            migrationBuilder.DropTable(
                name: "external_audit");

            migrationBuilder.DropTable(
                name: "field_guide");

            migrationBuilder.DropTable(
                name: "filing_advice");

            migrationBuilder.DropTable(
                name: "fit_gap_evaluation");

            migrationBuilder.DropTable(
                name: "fit_gap_line");

            migrationBuilder.DropTable(
                name: "form_rule");

            migrationBuilder.DropTable(
                name: "heading_map");

            migrationBuilder.DropTable(
                name: "held_licence");

            migrationBuilder.DropTable(
                name: "holiday");

            migrationBuilder.DropTable(
                name: "import_chunk");

            migrationBuilder.DropTable(
                name: "import_fault");

            migrationBuilder.DropTable(
                name: "incident_entry");

            migrationBuilder.DropTable(
                name: "incident_file");

            migrationBuilder.DropTable(
                name: "incident_notice");

            migrationBuilder.DropTable(
                name: "incident_order");

            migrationBuilder.DropTable(
                name: "incident_system");

            migrationBuilder.DropTable(
                name: "instruction_check");

            migrationBuilder.DropTable(
                name: "instruction_file");

            migrationBuilder.DropTable(
                name: "instruction_round");

            migrationBuilder.DropTable(
                name: "kpi_activity");

            migrationBuilder.DropTable(
                name: "kpi_initiative_system");

            migrationBuilder.DropTable(
                name: "kpi_plan_version");

            migrationBuilder.DropTable(
                name: "kpi_reading_file");

            migrationBuilder.DropTable(
                name: "kpi_reminder");

            migrationBuilder.DropTable(
                name: "kpi_result");

            migrationBuilder.DropTable(
                name: "kpi_target");

            migrationBuilder.DropTable(
                name: "kpi_year");

            migrationBuilder.DropTable(
                name: "later_reading");

            migrationBuilder.DropTable(
                name: "liaison_alert");

            migrationBuilder.DropTable(
                name: "library_document_review");

            migrationBuilder.DropTable(
                name: "library_document_use");

            migrationBuilder.DropTable(
                name: "library_document_version");

            migrationBuilder.DropTable(
                name: "library_form_place");

            migrationBuilder.DropTable(
                name: "library_question");

            migrationBuilder.DropTable(
                name: "membership");

            migrationBuilder.DropTable(
                name: "municipal_support_recipient");

            migrationBuilder.DropTable(
                name: "municipality_checklist_use");

            migrationBuilder.DropTable(
                name: "municipality_cloud");

            migrationBuilder.DropTable(
                name: "municipality_population");

            migrationBuilder.DropTable(
                name: "need_check");

            migrationBuilder.DropTable(
                name: "network_incident");

            migrationBuilder.DropTable(
                name: "network_target");

            migrationBuilder.DropTable(
                name: "notice");

            migrationBuilder.DropTable(
                name: "opinion_handover");

            migrationBuilder.DropTable(
                name: "outbox");

            migrationBuilder.DropTable(
                name: "plan_review");

            migrationBuilder.DropTable(
                name: "plan_version");

            migrationBuilder.DropTable(
                name: "planned_case");

            migrationBuilder.DropTable(
                name: "platform_term");

            migrationBuilder.DropTable(
                name: "portal_user_claim");

            migrationBuilder.DropTable(
                name: "portal_user_login");

            migrationBuilder.DropTable(
                name: "portal_user_token");

            migrationBuilder.DropTable(
                name: "protection_key");

            migrationBuilder.DropTable(
                name: "publication");

            migrationBuilder.DropTable(
                name: "search_entry");

            migrationBuilder.DropTable(
                name: "security_alert");

            migrationBuilder.DropTable(
                name: "security_officer");

            migrationBuilder.DropTable(
                name: "self_check_entry");

            migrationBuilder.DropTable(
                name: "self_check_question");

            migrationBuilder.DropTable(
                name: "shared_use_member");

            migrationBuilder.DropTable(
                name: "specification_file");

            migrationBuilder.DropTable(
                name: "specification_use");

            migrationBuilder.DropTable(
                name: "spending_authority_year");

            migrationBuilder.DropTable(
                name: "stand_in");

            migrationBuilder.DropTable(
                name: "standard_comment_use");

            migrationBuilder.DropTable(
                name: "survey_plan");

            migrationBuilder.DropTable(
                name: "survey_row");

            migrationBuilder.DropTable(
                name: "system_advice");

            migrationBuilder.DropTable(
                name: "system_component");

            migrationBuilder.DropTable(
                name: "system_contract");

            migrationBuilder.DropTable(
                name: "system_cost");

            migrationBuilder.DropTable(
                name: "system_customisation");

            migrationBuilder.DropTable(
                name: "system_evaluation");

            migrationBuilder.DropTable(
                name: "system_licence");

            migrationBuilder.DropTable(
                name: "system_link");

            migrationBuilder.DropTable(
                name: "system_server");

            migrationBuilder.DropTable(
                name: "system_settlement");

            migrationBuilder.DropTable(
                name: "system_sla");

            migrationBuilder.DropTable(
                name: "terminal_group");

            migrationBuilder.DropTable(
                name: "terminal_snapshot");

            migrationBuilder.DropTable(
                name: "threshold_rule");

            migrationBuilder.DropTable(
                name: "trail");

            migrationBuilder.DropTable(
                name: "training_attendance");

            migrationBuilder.DropTable(
                name: "training_headcount");

            migrationBuilder.DropTable(
                name: "warning_decision");

            migrationBuilder.DropTable(
                name: "work_check");

            migrationBuilder.DropTable(
                name: "year_change_line");

            migrationBuilder.DropTable(
                name: "assignment_run");

            migrationBuilder.DropTable(
                name: "audit_answer");

            migrationBuilder.DropTable(
                name: "audit_finding");

            migrationBuilder.DropTable(
                name: "audit_plan");

            migrationBuilder.DropTable(
                name: "audit_question");

            migrationBuilder.DropTable(
                name: "auditor");

            migrationBuilder.DropTable(
                name: "bureau_batch");

            migrationBuilder.DropTable(
                name: "checklist_assessment");

            migrationBuilder.DropTable(
                name: "checklist_wording");

            migrationBuilder.DropTable(
                name: "cio_meeting");

            migrationBuilder.DropTable(
                name: "committee_meeting");

            migrationBuilder.DropTable(
                name: "committee_member");

            migrationBuilder.DropTable(
                name: "hearing");

            migrationBuilder.DropTable(
                name: "continuity_drill");

            migrationBuilder.DropTable(
                name: "estimate_scrutiny");

            migrationBuilder.DropTable(
                name: "fit_gap_sheet");

            migrationBuilder.DropTable(
                name: "import_run");

            migrationBuilder.DropTable(
                name: "liaison_contact");

            migrationBuilder.DropTable(
                name: "incident");

            migrationBuilder.DropTable(
                name: "instruction");

            migrationBuilder.DropTable(
                name: "kpi_reading");

            migrationBuilder.DropTable(
                name: "library_document");

            migrationBuilder.DropTable(
                name: "briefing_session");

            migrationBuilder.DropTable(
                name: "municipal_support");

            migrationBuilder.DropTable(
                name: "need_rule_set");

            migrationBuilder.DropTable(
                name: "managed_network");

            migrationBuilder.DropTable(
                name: "self_check_sheet");

            migrationBuilder.DropTable(
                name: "municipality");

            migrationBuilder.DropTable(
                name: "shared_use");

            migrationBuilder.DropTable(
                name: "stored_file");

            migrationBuilder.DropTable(
                name: "shared_specification");

            migrationBuilder.DropTable(
                name: "spending_authority");

            migrationBuilder.DropTable(
                name: "portal_user");

            migrationBuilder.DropTable(
                name: "standard_comment");

            migrationBuilder.DropTable(
                name: "survey_answer");

            migrationBuilder.DropTable(
                name: "training_session");

            migrationBuilder.DropTable(
                name: "radar_warning");

            migrationBuilder.DropTable(
                name: "year_change");

            migrationBuilder.DropTable(
                name: "audit_item");

            migrationBuilder.DropTable(
                name: "audit_engagement");

            migrationBuilder.DropTable(
                name: "check_item");

            migrationBuilder.DropTable(
                name: "hearing_slot");

            migrationBuilder.DropTable(
                name: "continuity_plan");

            migrationBuilder.DropTable(
                name: "kpi");

            migrationBuilder.DropTable(
                name: "self_check_campaign");

            migrationBuilder.DropTable(
                name: "consultation");

            migrationBuilder.DropTable(
                name: "survey_campaign");

            migrationBuilder.DropTable(
                name: "training_course");

            migrationBuilder.DropTable(
                name: "transfer_list");

            migrationBuilder.DropTable(
                name: "audit_item_set");

            migrationBuilder.DropTable(
                name: "checklist_group");

            migrationBuilder.DropTable(
                name: "kpi_initiative");

            migrationBuilder.DropTable(
                name: "advice_case");

            migrationBuilder.DropTable(
                name: "survey_questions");

            migrationBuilder.DropTable(
                name: "development_policy");

            migrationBuilder.DropTable(
                name: "checklist");

            migrationBuilder.DropTable(
                name: "kpi_objective");

            migrationBuilder.DropTable(
                name: "information_system");

            migrationBuilder.DropTable(
                name: "kpi_plan");

            migrationBuilder.DropTable(
                name: "section");

            migrationBuilder.DropTable(
                name: "bureau");
        }
    }
}
