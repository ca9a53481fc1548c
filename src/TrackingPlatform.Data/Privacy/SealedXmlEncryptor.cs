using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using TrackingPlatform.Domain.Privacy;

namespace TrackingPlatform.Data.Privacy;

/// <summary>Seals Data Protection's keys with the master key before they go to the database.</summary>
internal sealed class SealedXmlEncryptor(SecretBox box) : IXmlEncryptor
{
    public const string Element = "sealed";

    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var text = Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting));
        var cipher = box.Seal(SecretPurpose.KeyRing, text, RandomNumberGenerator.GetBytes(SecretBox.NonceSize));
        return new EncryptedXmlInfo(new XElement(Element, cipher), typeof(SealedXmlDecryptor));
    }
}
