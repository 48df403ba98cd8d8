"""Signed files, made and judged by programs that are not ours: pyHanko for PDF, signxml for XML."""

import datetime
import io
from concurrent.futures import ThreadPoolExecutor

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import AuthorityInformationAccessOID, NameOID
from lxml import etree
from pyhanko.keys import load_cert_from_pemder, load_private_key_from_pemder
from pyhanko.pdf_utils.generic import DictionaryObject, pdf_name, pdf_string
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import signers
from pyhanko.sign.fields import SigFieldSpec, append_signature_field
from pyhanko.sign.timestamps import DummyTimeStamper
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext
from signxml import XMLSigner, methods


def elsewhere(work, *arguments, **options):
    """On a thread of its own: pyHanko runs an event loop, and Playwright has one on the tests' thread."""
    with ThreadPoolExecutor(1) as threads:
        return threads.submit(work, *arguments, **options).result()


class Authority:
    """A root, an authority below it, and a signer. Certificates name the address of a server to ask about them (OCSP)."""

    def __init__(self, folder, name, server):
        self.name = f"Signer of {name}"
        root, root_key = certificate(f"Root {name}", server)
        issuer, issuer_key = certificate(f"Issuer {name}", server, root, root_key)
        signer, key = certificate(self.name, server, issuer, issuer_key, is_authority=False)
        self.root = folder / f"{name}-root.pem"
        self.root.write_bytes(pem(root))
        self.issuer = folder / f"{name}-issuer.pem"
        self.issuer.write_bytes(pem(issuer))
        self._certificate, self._key = folder / f"{name}.pem", folder / f"{name}.key"
        self._certificate.write_bytes(pem(signer))
        self._key.write_bytes(
            key.private_bytes(
                serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()))

    def sign_pdf(self, content, field="Signature1"):
        signer = signers.SimpleSigner.load(
            str(self._key), str(self._certificate), ca_chain_files=[str(self.issuer)])
        writer = IncrementalPdfFileWriter(io.BytesIO(content))
        metadata = signers.PdfSignatureMetadata(field_name=field)
        return elsewhere(signers.sign_pdf, writer, metadata, signer=signer).getvalue()

    def stamp_pdf(self, content):
        """With a time stamp over all of it, as documents have that are to be kept (PAdES-LTA)."""
        stamper = DummyTimeStamper(
            load_cert_from_pemder(str(self._certificate)), load_private_key_from_pemder(str(self._key), None))
        writer = IncrementalPdfFileWriter(io.BytesIO(content))
        return elsewhere(signers.PdfTimeStamper(stamper).timestamp_pdf, writer, md_algorithm="sha256").getvalue()

    def sign_xml(self, content):
        chain = self._certificate.read_text() + self.issuer.read_text()
        signer = XMLSigner(method=methods.enveloped)
        signed = signer.sign(etree.fromstring(content), key=self._key.read_bytes(), cert=chain)
        return etree.tostring(signed, xml_declaration=True, encoding="UTF-8")

    def is_valid_pdf(self, content):
        """Whether pyHanko says of each signature that it holds, over all that is there, by one of this root."""
        context = ValidationContext(trust_roots=[load_cert_from_pemder(str(self.root))])
        signatures = PdfFileReader(io.BytesIO(content)).embedded_signatures
        return bool(signatures) and all(
            elsewhere(validate_pdf_signature, each, context).bottom_line for each in signatures)


def certificate(name, server, issuer=None, issuer_key=None, is_authority=True):
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    subject = x509.Name(
        [x509.NameAttribute(NameOID.COUNTRY_NAME, "VN"), x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.datetime.now(datetime.timezone.utc)
    usage = dict.fromkeys(
        ["digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement",
         "key_cert_sign", "crl_sign", "encipher_only", "decipher_only"], False)
    names = ["key_cert_sign", "crl_sign"] if is_authority else ["digital_signature", "content_commitment"]
    builder = (
        x509.CertificateBuilder().subject_name(subject).issuer_name(issuer.subject if issuer else subject)
        .public_key(key.public_key()).serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=2)).not_valid_after(now + datetime.timedelta(days=2))
        .add_extension(x509.BasicConstraints(is_authority, None), critical=True)
        .add_extension(x509.KeyUsage(**(usage | dict.fromkeys(names, True))), critical=True))
    if issuer:
        access = x509.AccessDescription(
            AuthorityInformationAccessOID.OCSP, x509.UniformResourceIdentifier(server))
        builder = builder.add_extension(x509.AuthorityInformationAccess([access]), critical=False)
    return builder.sign(issuer_key or key, hashes.SHA256()), key


def pem(made):
    return made.public_bytes(serialization.Encoding.PEM)


def plain_pdf():
    """A page with nothing on it."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>"]
    content, places = b"%PDF-1.7\n", []
    for number, text in enumerate(objects, 1):
        places.append(len(content))
        content += b"%d 0 obj\n%b\nendobj\n" % (number, text)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return content + b"xref\n0 4\n0000000000 65535 f \n%btrailer\n<</Size 4/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (
        table, len(content))


def with_empty_fields(content):
    """The same with two fields that wait for signatures."""
    writer = IncrementalPdfFileWriter(io.BytesIO(content))
    for name in ["First", "Second"]:
        append_signature_field(writer, SigFieldSpec(name))
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def added_to(content):
    """The same with something after its signature, as an editor leaves it."""
    writer = IncrementalPdfFileWriter(io.BytesIO(content))
    writer.set_info(writer.add_object(DictionaryObject({pdf_name("/Title"): pdf_string("Changed")})))
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()

