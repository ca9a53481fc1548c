using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.DependencyInjection;
using TrackingPlatform.Domain.Privacy;

namespace TrackingPlatform.Data.Privacy;

/// <summary>Opens what <see cref="SealedXmlEncryptor"/> sealed. Made by Data Protection from the type name beside the key, hence the constructor.</summary>
internal sealed class SealedXmlDecryptor(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement) =>
        services.GetRequiredService<SecretBox>().Open(SecretPurpose.KeyRing, encryptedElement.Value) is { } text
            ? XElement.Parse(Encoding.UTF8.GetString(text))
            : throw new CryptographicException("The key ring was sealed with another master key; give this node the one of the others.");
}
