using System.Globalization;
using FluentValidation;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Xunit;

namespace GovernancePortal.Tests.Web;

public sealed class FormMessagesTests : IAsyncLifetime
{
    private FrameHost host = null!;

    // Set here and not in InitializeAsync: what is set there does not reach the test.
    public FormMessagesTests() => CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("ja");

    public async Task InitializeAsync() => host = await FrameHost.StartAsync();

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task A_validator_without_words_speaks_by_the_kind_of_its_check()
    {
        var (page, _) = NewPage();
        Assert.False(await page.ValidateAsync(new SampleValidator(), new Sample(new string('x', 12), 3)));
        Assert.Equal("10文字以内で入力してください（いま12文字）。", Message(page, "Input.Title"));
        Assert.Equal("5円以上の値を入力してください。", Message(page, "Input.CostYen"));
    }

    [Fact]
    public async Task What_the_binder_could_not_read_is_not_called_empty_as_well()
    {
        var (page, _) = NewPage();
        page.ModelState.AddModelError("Input.Title", "binder");
        Assert.False(await page.ValidateAsync(new SampleValidator(), new Sample(null, 9)));
        Assert.Equal("binder", Message(page, "Input.Title"));
    }

    [Fact]
    public async Task A_broken_rule_is_422_beside_the_field_it_names()
    {
        var (page, context) = NewPage();
        page.ModelState.SetModelValue("Input.Title", "typed", "typed");
        var executed = await RunAsync(page, context, new RuleViolation("NoSuchRuleEver", "Title"));
        Assert.Equal(StatusCodes.Status422UnprocessableEntity, Assert.IsType<PageResult>(executed.Result).StatusCode);
        Assert.Equal("この操作はできません（NoSuchRuleEver）。", Message(page, "Input.Title"));
        Assert.Equal("typed", page.ModelState["Input.Title"]!.AttemptedValue);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Somebody_elses_change_is_409_and_the_page_loads_it_again(bool fromDatabase)
    {
        var (page, context) = NewPage();
        var executed = await RunAsync(page, context, fromDatabase ? new DbUpdateConcurrencyException("stale") : new VersionConflict("stale"));
        Assert.Equal(StatusCodes.Status409Conflict, Assert.IsType<PageResult>(executed.Result).StatusCode);
        Assert.True(context.IsConflict());
        Assert.Equal(2, page.Loads);
    }

    [Fact]
    public async Task Not_found_is_404_and_not_allowed_is_403_before_the_handler_runs()
    {
        var (page, context) = NewPage();
        page.Refusal = new NotFound("gone");
        Assert.Equal(404, Assert.IsType<NotFoundResult>((await RunAsync(page, context, null)).Result).StatusCode);
        page.Refusal = new Forbidden("no");
        Assert.Equal(403, Assert.IsType<StatusCodeResult>((await RunAsync(page, context, null)).Result).StatusCode);
        Assert.Equal(0, page.Handled);
    }

    [Fact]
    public async Task A_call_by_script_gets_the_messages_as_json()
    {
        var (page, context) = NewPage();
        context.Request.Headers.XRequestedWith = "XMLHttpRequest";
        var executed = await RunAsync(page, context, new RuleViolation("NoSuchRuleEver", "Title"));
        Assert.Equal(StatusCodes.Status422UnprocessableEntity, Assert.IsType<JsonResult>(executed.Result).StatusCode);
    }

    [Fact]
    public async Task A_form_shown_again_with_messages_is_422_and_other_failures_pass_on()
    {
        var (page, context) = NewPage();
        page.ModelState.AddModelError("Input.Title", "wrong");
        var shown = await RunAsync(page, context, null);
        Assert.Equal(StatusCodes.Status422UnprocessableEntity, Assert.IsType<PageResult>(shown.Result).StatusCode);
        var failed = await RunAsync(page, context, new InvalidOperationException("bug"));
        Assert.False(failed.ExceptionHandled);
    }

    [Fact]
    public void Arguments_of_messages_are_written_as_the_reader_writes_them()
    {
        var formats = host.Services.GetRequiredService<Formats>();
        Assert.Equal("令和8年11月20日（金）", formats.Argument(new DateOnly(2026, 11, 20)));
        Assert.Equal("52,000,000円", formats.Argument(52_000_000L));
        Assert.Equal("所属長", formats.Argument(Role.SectionHead));
    }

    [Fact]
    public void A_removed_row_takes_its_typed_values_with_it_and_the_next_ones_move_up()
    {
        var (page, context) = NewPage();
        context.Request.ContentType = "application/x-www-form-urlencoded";
        context.Request.Form = new FormCollection(new Dictionary<string, Microsoft.Extensions.Primitives.StringValues>(StringComparer.Ordinal) { ["removeRow"] = "Input.Rows:0" });
        page.ModelState.SetModelValue("Input.Rows[0].Name", "first", "first");
        page.ModelState.SetModelValue("Input.Rows[1].Name", "second", "second");
        page.ModelState.AddModelError("Input.Rows[1].Name", "wrong");
        List<object> rows = [1, 2];
        Assert.True(page.ChangeRows("Input.Rows", rows));
        Assert.Equal([2], rows);
        Assert.Equal("second", page.ModelState["Input.Rows[0].Name"]!.AttemptedValue);
        Assert.False(page.ModelState.ContainsKey("Input.Rows[1].Name"));
        Assert.True(page.ModelState.IsValid);
    }

    private sealed record Sample(string? Title, long? CostYen);

    private sealed class SampleValidator : AbstractValidator<Sample>
    {
        public SampleValidator()
        {
            RuleFor(x => x.Title).NotEmpty().MaximumLength(10);
            RuleFor(x => x.CostYen).GreaterThanOrEqualTo(5L);
        }
    }

    private sealed class SamplePage : PageModel, ILoadsDisplay
    {
        public int Loads { get; private set; }
        public int Handled { get; set; }
        public Exception? Refusal { get; set; }

        public Task LoadAsync(CancellationToken ct)
        {
            Loads++;
            return Refusal is null ? Task.CompletedTask : Task.FromException(Refusal);
        }
    }

    private (SamplePage Page, HttpContext Context) NewPage()
    {
        var context = new DefaultHttpContext { RequestServices = host.Services, Request = { Method = "POST" } };
        var page = new SamplePage { PageContext = new PageContext(new ActionContext(context, new RouteData(), new PageActionDescriptor())) };
        return (page, context);
    }

    private async Task<PageHandlerExecutedContext> RunAsync(SamplePage page, HttpContext context, Exception? thrown)
    {
        var filter = new FormFailureFilter(host.Services.GetRequiredService<IStringLocalizer<Texts>>(), host.Services.GetRequiredService<Formats>());
        var executing = new PageHandlerExecutingContext(page.PageContext, [], null, new Dictionary<string, object?>(StringComparer.Ordinal), page);
        var executed = new PageHandlerExecutedContext(page.PageContext, [], null, page) { Result = new PageResult(), Exception = thrown };
        await filter.OnPageHandlerExecutionAsync(executing, () =>
        {
            page.Handled++;
            return Task.FromResult(executed);
        });
        if (executing.Result is not null)
            executed.Result = executing.Result;
        Assert.Same(context, page.HttpContext);
        return executed;
    }

    private static string Message(PageModel page, string key) => Assert.Single(page.ModelState[key]!.Errors).ErrorMessage;
}
