using Bunit;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using TrackingPlatform.Admin.Ui;

namespace TrackingPlatform.Admin.Tests.Ui;

public sealed class FormTests : UiTests
{
    readonly FormState _state = new();
    string _name = "";
    int _saves;

    [Fact]
    public void A_refusal_stands_at_its_field_until_the_field_changes()
    {
        var form = Form(() => _state.Refuse("Name", "Give the offer a name."));
        form.Find("form").Submit();
        Assert.Contains("Give the offer a name.", form.Find(".err").TextContent, StringComparison.Ordinal);
        Assert.Equal("true", form.Find("input").GetAttribute("aria-invalid"));
        Assert.Equal("One field needs a change", form.Find(".savebar .state").TextContent);
        JSInterop.VerifyFocusAsyncInvoke();

        form.Find("input").Change("Kestrel");
        Assert.Empty(form.FindAll(".err"));
        Assert.Equal("Kestrel", _name);
    }

    [Fact]
    public void The_bar_knows_whether_anything_is_unsaved()
    {
        var form = Form(() => _state.Saved());
        Assert.DoesNotContain("dirty", form.Find(".savebar").ClassList);
        form.Find("input").Change("Kestrel");
        Assert.Contains("dirty", form.Find(".savebar").ClassList);
        form.Find("form").Submit();
        Assert.DoesNotContain("dirty", form.Find(".savebar").ClassList);
    }

    [Fact]
    public void Saving_twice_at_once_saves_once()
    {
        var running = new TaskCompletionSource();
        var form = Render<Form>(f => f.Add(p => p.State, _state).Add(p => p.OnSave, async () =>
        {
            _saves++;
            await running.Task;
        }));
        form.Find("form").Submit();
        Assert.True(form.Find("button[type=submit]").HasAttribute("disabled"));
        form.Find("form").Submit();
        running.SetResult();
        form.WaitForAssertion(() => Assert.False(form.Find("button[type=submit]").HasAttribute("disabled")));
        Assert.Equal(1, _saves);
    }

    [Fact]
    public void Leaving_with_something_unsaved_asks_first()
    {
        var dialogs = Render<MudDialogProvider>();
        var form = Form(() => { });
        form.Find("input").Change("Kestrel");
        Navigation.NavigateTo("/offers");
        dialogs.WaitForAssertion(() => Assert.Contains("Leave without saving?", dialogs.Markup, StringComparison.Ordinal));
        Assert.DoesNotContain("/offers", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void Choices_keep_the_order_in_which_they_are_offered()
    {
        IReadOnlyList<string> chosen = ["rejected"];
        var field = Render<ChoicesField>(c => c.Add(f => f.Label, "When").Add(f => f.Name, "statuses").Add(f => f.Options, FilterOption.Of("approved", "pending", "rejected")).Bind(f => f.Value, chosen, value => chosen = value!));
        field.FindAll("input")[0].Change(true);
        Assert.Equal(["approved", "rejected"], chosen);
    }

    [Fact]
    public void Every_field_is_labelled_and_posts_under_its_name()
    {
        var text = Render<TextField>(f => f.Add(t => t.Label, "Payout").Add(t => t.Name, "payout").Add(t => t.Value, "22.47").Add(t => t.Suffix, "EUR").Add(t => t.Help, "Per conversion"));
        Assert.Equal(text.Find("input").Id, text.Find("label").GetAttribute("for"));
        Assert.Equal("payout", text.Find("input").GetAttribute("name"));
        Assert.Equal(text.Find("input").GetAttribute("aria-describedby"), text.Find(".help").ParentElement!.Id);

        var area = Render<AreaField>(f => f.Add(a => a.Label, "Note").Add(a => a.Name, "note").Add(a => a.Error, "Too long."));
        Assert.Contains("Too long.", area.Find(".err").TextContent, StringComparison.Ordinal);

        var select = Render<SelectField>(f => f.Add(s => s.Label, "Currency").Add(s => s.Name, "currency").Add(s => s.Value, "USD").Add(s => s.Prompt, "Choose").Add(s => s.Options, FilterOption.Of("EUR", "USD")));
        Assert.Equal("USD", select.Find("option[selected]").GetAttribute("value"));

        var isOn = false;
        var check = Render<CheckField>(f => f.Add(c => c.Label, "Sign").Add(c => c.Name, "signed").Bind(c => c.Value, isOn, value => isOn = value));
        check.Find("input").Change(true);
        Assert.True(isOn);
    }

    [Fact]
    public async Task What_cannot_be_brought_back_asks_for_the_name()
    {
        var dialogs = Render<MudDialogProvider>();
        var answer = dialogs.InvokeAsync(() => Services.GetRequiredService<IDialogService>().ConfirmAsync(new Confirmation("Delete Halden?", "Delete") { Consequences = ["12 links stop"], TypedName = "Halden" }));
        dialogs.WaitForAssertion(() => Assert.Contains("12 links stop", dialogs.Markup, StringComparison.Ordinal));
        Assert.True(dialogs.Find("button.filled").HasAttribute("disabled"));
        dialogs.Find("input").Input("Halden");
        dialogs.Find("button.filled").Click();
        Assert.True(await answer);
    }

    [Fact]
    public void A_toast_offers_undo_and_a_failure_stays()
    {
        var undone = false;
        var toasts = Render<MudSnackbarProvider>();
        Snackbar.Done("Offer archived", "Undo", () => Task.FromResult(undone = true));
        Snackbar.Failed("The offer could not be archived");
        toasts.WaitForAssertion(() => Assert.Contains("could not be archived", toasts.Markup, StringComparison.Ordinal));
        Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Contains(toasts.FindAll("button"), button => button.GetAttribute("aria-label")?.Contains("lose", StringComparison.Ordinal) is true);
        toasts.FindAll("button").First(button => button.TextContent.Contains("Undo", StringComparison.Ordinal)).Click();
        toasts.WaitForAssertion(() => Assert.True(undone));
    }

    IRenderedComponent<Form> Form(Action save) => Render<Form>(form => form
        .Add(f => f.State, _state)
        .Add(f => f.OnSave, save)
        .AddChildContent<TextField>(field => field.Add(t => t.Label, "Name").Add(t => t.Name, "name").Bind(t => t.Value, _name, value => _name = value!)));
}
