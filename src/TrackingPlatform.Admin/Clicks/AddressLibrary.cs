using System.Diagnostics;
using TrackingPlatform.Admin.Access;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Clicks;

/// <summary>The address data of this node, for whoever runs the installation.</summary>
internal sealed class AddressLibrary(IAddressFiles files, CurrentActor current)
{
    public async Task<Outcome<IReadOnlyList<AddressFile>>> ListAsync() =>
        await IsOperatorAsync() ? new Outcome<IReadOnlyList<AddressFile>>.Done(files.List()) : new Outcome<IReadOnlyList<AddressFile>>.Forbidden(Permissions.None);

    public async Task<Outcome<AddressFile>> AddAsync(string name, Stream content, CancellationToken cancellationToken) =>
        !await IsOperatorAsync() ? new Outcome<AddressFile>.Forbidden(Permissions.None)
        : await files.AddAsync(name, content, cancellationToken) switch
        {
            AddressUpload.Taken taken => new Outcome<AddressFile>.Done(taken.File),
            AddressUpload.Refused refused => Refused(refused.Problem),
            _ => throw new UnreachableException(),
        };

    public async Task<Outcome<string>> RemoveAsync(string name) =>
        !await IsOperatorAsync() ? new Outcome<string>.Forbidden(Permissions.None)
        : files.Remove(name) ? new Outcome<string>.Done(name)
        : new Outcome<string>.NotFound();

    public static Outcome<AddressFile> Refused(AddressFileProblem problem) =>
        new Outcome<AddressFile>.Invalid([new FieldProblem("file", WireName<AddressFileProblem>.Of(problem), AddressWords.Advice(problem))]);

    private async Task<bool> IsOperatorAsync() => AccessClaims.IsOperator(await current.PersonAsync());
}
