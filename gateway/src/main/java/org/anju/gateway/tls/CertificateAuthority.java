package org.anju.gateway.tls;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CRLConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;

/**
 * A private certificate authority in a folder, for sites that have none: {@code authority.pem} holds its certificate and its revocation
 * list and is what ports and clients trust, {@code authority.key} its private key. Keys are P-256; files with keys are readable by their
 * owner only. Not thread-safe.
 */
public final class CertificateAuthority {
    private static final Duration AUTHORITY_LIFE = Duration.ofDays(3650);
    private static final Duration LIST_LIFE = Duration.ofDays(3650);
    private static final String SIGNATURE = "SHA256withECDSA";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,64}");
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|[0-9A-Fa-f:]*:[0-9A-Fa-f:]*");
    private static final int SERIAL_BITS = 127;
    /** Clocks of devices may be behind. */
    private static final Duration EARLIER = Duration.ofHours(1);

    private final Path folder;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    /** A certificate and its key, as files. */
    public record Issued(Path certificate, Path key, X509Certificate content) {}

    public CertificateAuthority(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /** Where ports and clients find what to trust. */
    public Path trustFile() {
        return folder.resolve("authority.pem");
    }

    private Path keyFile() {
        return folder.resolve("authority.key");
    }

    /**
     * Makes the authority.
     *
     * @throws FileAlreadyExistsException when there is one: replacing it would cut off every device
     */
    public Path create(String name) throws IOException {
        Files.createDirectories(folder);
        if (Files.exists(trustFile()) || Files.exists(keyFile())) {
            throw new FileAlreadyExistsException(
                    folder + " holds an authority already; its devices would be cut off by another one");
        }
        try {
            KeyPair pair = pair();
            X500Name subject = new X500NameBuilder(BCStyle.INSTANCE)
                    .addRDN(BCStyle.O, "Anju")
                    .addRDN(BCStyle.CN, name)
                    .build();
            JcaX509v3CertificateBuilder builder = builder(subject, subject, pair, AUTHORITY_LIFE);
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            builder.addExtension(
                    Extension.subjectKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils().createSubjectKeyIdentifier(pair.getPublic()));
            X509Certificate own = signed(builder, pair.getPrivate());
            secret(keyFile(), pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
            writeTrust(own, list(own, pair.getPrivate(), List.of()));
            return trustFile();
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IOException("the authority could not be made: " + e.getMessage(), e);
        }
    }

    /** A certificate for a server that clients reach under these names and addresses. */
    public Issued server(List<String> hosts, Duration life) throws IOException {
        List<GeneralName> names = new ArrayList<>();
        for (String host : hosts) {
            boolean address = ADDRESS.matcher(host).matches();
            names.add(new GeneralName(address ? GeneralName.iPAddress : GeneralName.dNSName, host));
        }
        return issue("server", hosts.get(0), life, KeyPurposeId.id_kp_serverAuth, names);
    }

    /** A certificate for a device or another client; its common name is the device's id or the user's name. */
    public Issued client(String name, Duration life) throws IOException {
        if (!NAME.matcher(name).matches()) {
            throw new IOException("'" + name + "' must be 1-64 characters of A-Z a-z 0-9 - _ .");
        }
        return issue(name, name, life, KeyPurposeId.id_kp_clientAuth, List.of());
    }

    private Issued issue(String file, String name, Duration life, KeyPurposeId use, List<GeneralName> names)
            throws IOException {
        X509Certificate authority = certificate();
        Path certificate = folder.resolve(file + ".pem");
        Path key = folder.resolve(file + ".key");
        try {
            KeyPair pair = pair();
            X500Name subject = new X500NameBuilder(BCStyle.INSTANCE)
                    .addRDN(BCStyle.CN, name)
                    .build();
            X500Name issuer =
                    X500Name.getInstance(authority.getSubjectX500Principal().getEncoded());
            JcaX509v3CertificateBuilder builder = builder(issuer, subject, pair, life);
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(use));
            builder.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(authority));
            if (!names.isEmpty()) {
                builder.addExtension(
                        Extension.subjectAlternativeName, false, new GeneralNames(names.toArray(new GeneralName[0])));
            }
            X509Certificate made = signed(builder, Pem.key(keyFile(), authority.getPublicKey()));
            secret(key, pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
            replace(certificate, pem("CERTIFICATE", made.getEncoded()) + pem("CERTIFICATE", authority.getEncoded()));
            return new Issued(certificate, key, made);
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IOException("the certificate for '" + name + "' could not be made: " + e.getMessage(), e);
        }
    }

    /**
     * Puts a certificate on the revocation list; ports that trust {@link #trustFile} refuse it within seconds.
     *
     * @param file PEM file with the certificate
     */
    public X509Certificate revoke(Path file) throws IOException {
        X509Certificate authority = certificate();
        X509Certificate revoked = Pem.certificates(file).get(0);
        if (!revoked.getIssuerX500Principal().equals(authority.getSubjectX500Principal())) {
            throw new IOException(
                    file + " was not issued by this authority but by " + revoked.getIssuerX500Principal());
        }
        List<X509CRL> before = Pem.revocationLists(trustFile());
        List<Revocation> all = new ArrayList<>();
        for (X509CRL list : before) {
            if (list.getRevokedCertificates() != null) {
                list.getRevokedCertificates()
                        .forEach(entry -> all.add(new Revocation(
                                entry.getSerialNumber(),
                                entry.getRevocationDate().toInstant())));
            }
        }
        if (all.stream().noneMatch(entry -> entry.serial().equals(revoked.getSerialNumber()))) {
            all.add(new Revocation(revoked.getSerialNumber(), clock.instant()));
        }
        try {
            writeTrust(authority, list(authority, Pem.key(keyFile(), authority.getPublicKey()), all));
            return revoked;
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IOException("the revocation list could not be signed: " + e.getMessage(), e);
        }
    }

    private record Revocation(BigInteger serial, Instant at) {}

    private X509Certificate certificate() throws IOException {
        if (!Files.exists(trustFile())) {
            throw new IOException(folder + " holds no authority; make one with: anju cert authority");
        }
        return Pem.certificates(trustFile()).get(0);
    }

    private static KeyPair pair() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private JcaX509v3CertificateBuilder builder(X500Name issuer, X500Name subject, KeyPair pair, Duration life) {
        Instant now = clock.instant();
        return new JcaX509v3CertificateBuilder(
                issuer,
                new BigInteger(SERIAL_BITS, random).setBit(SERIAL_BITS - 1),
                Date.from(now.minus(EARLIER)),
                Date.from(now.plus(life)),
                subject,
                pair.getPublic());
    }

    private static X509Certificate signed(JcaX509v3CertificateBuilder builder, PrivateKey key)
            throws GeneralSecurityException, OperatorCreationException {
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder(SIGNATURE).build(key)));
    }

    private X509CRL list(X509Certificate authority, PrivateKey key, List<Revocation> revoked)
            throws GeneralSecurityException, OperatorCreationException {
        Instant now = clock.instant();
        X509v2CRLBuilder builder = new JcaX509v2CRLBuilder(authority.getSubjectX500Principal(), Date.from(now));
        builder.setNextUpdate(Date.from(now.plus(LIST_LIFE)));
        revoked.forEach(one -> builder.addCRLEntry(one.serial(), Date.from(one.at()), CRLReason.unspecified));
        return new JcaX509CRLConverter().getCRL(builder.build(new JcaContentSignerBuilder(SIGNATURE).build(key)));
    }

    private void writeTrust(X509Certificate authority, X509CRL list) throws IOException, GeneralSecurityException {
        replace(trustFile(), pem("CERTIFICATE", authority.getEncoded()) + pem("X509 CRL", list.getEncoded()));
    }

    private static String pem(String type, byte[] content) throws IOException {
        StringWriter text = new StringWriter();
        try (PemWriter writer = new PemWriter(text)) {
            writer.writeObject(new PemObject(type, content));
        }
        return text.toString();
    }

    /** In one step, so that whoever watches the file never sees half of it. */
    private static void replace(Path file, String content) throws IOException {
        Path beside = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(beside, content, StandardCharsets.US_ASCII);
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void secret(Path file, String content) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, content, StandardCharsets.US_ASCII, StandardOpenOption.WRITE);
    }
}
