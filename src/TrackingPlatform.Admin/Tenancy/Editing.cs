using TrackingPlatform.Admin.Ui;
using TrackingPlatform.Domain.Access;

namespace TrackingPlatform.Admin.Tenancy;

/// <summary>What a page that makes or edits a thing knows: the thing as it was last read, its form, and whether somebody else was faster.</summary>
internal sealed class Editing<TDetails>
    where TDetails : class
{
    public FormState Form { get; } = new();

    /// <summary>As it was last read or saved; null until then.</summary>
    public TDetails? Current { get; private set; }

    /// <summary>Somebody saved another version while this one was being edited.</summary>
    public bool IsStale { get; private set; }

    /// <summary>Takes what was read or saved: nothing is unsaved any more.</summary>
    public void Show(TDetails current)
    {
        (Current, IsStale) = (current, false);
        Form.Saved();
    }

    /// <summary>Takes a change made beside the form, which keeps what is typed in it.</summary>
    /// <returns>True when it was done. Such a change names the version on the screen too: else the form would come to stand on a version its reader never saw.</returns>
    public bool Follow(Outcome<TDetails> outcome)
    {
        if (outcome is Outcome<TDetails>.Done(var changed))
        {
            Current = changed;
            return true;
        }

        IsStale |= outcome is Outcome<TDetails>.Conflict;
        return false;
    }

    /// <summary>Takes what came of saving and puts refusals to their fields.</summary>
    /// <returns>What was saved; null when nothing was.</returns>
    public TDetails? Take(Outcome<TDetails> outcome)
    {
        switch (outcome)
        {
            case Outcome<TDetails>.Done(var saved):
                Show(saved);
                return saved;
            case Outcome<TDetails>.Invalid(var problems):
                Form.Refuse(problems.GroupBy(problem => problem.Field).ToDictionary(same => same.Key, same => same.Select(problem => problem.Message).ToArray()));
                return null;
            case Outcome<TDetails>.Conflict:
                IsStale = true;
                Refuse("Not saved: somebody changed this while you were editing");
                return null;
            case Outcome<TDetails>.Forbidden:
                Refuse("Not saved: your role may read this but not change it");
                return null;
            default:
                Refuse("Not saved: this is no longer there");
                return null;
        }
    }

    private void Refuse(string problem) => Form.Refuse(new Dictionary<string, string[]>(), problem);
}
