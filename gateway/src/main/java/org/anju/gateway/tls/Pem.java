package org.anju.gateway.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.RSAPrivateKey;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;

/** Reads PEM files. Every failure names the file, what is wrong with it, and the remedy. */
final class Pem {
    private Pem() {}

    /** The certificates of a file in their order, at least one. */
    static List<X509Certificate> certificates(Path file) throws IOException {
        List<X509Certificate> found = new ArrayList<>();
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            for (byte[] block : blocks(file, Set.of("CERTIFICATE", "X509 CERTIFICATE"))) {
                found.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(block)));
            }
        } catch (CertificateException e) {
            throw new IOException(file + " does not hold certificates in PEM form: " + e.getMessage(), e);
        }
        if (found.isEmpty()) {
            throw new IOException(file + " holds no certificate; it must have -----BEGIN CERTIFICATE----- blocks");
        }
        return found;
    }

    /** The revocation lists of a file, none when there are none. */
    static List<X509CRL> revocationLists(Path file) throws IOException {
        List<X509CRL> found = new ArrayList<>();
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            for (byte[] block : blocks(file, Set.of("X509 CRL"))) {
                found.add((X509CRL) factory.generateCRL(new ByteArrayInputStream(block)));
            }
        } catch (GeneralSecurityException e) {
            throw new IOException(file + " holds a revocation list that cannot be read: " + e.getMessage(), e);
        }
        return found;
    }

    private static List<byte[]> blocks(Path file, Set<String> types) throws IOException {
        List<byte[]> found = new ArrayList<>();
        try (PemReader reader = new PemReader(new StringReader(new String(bytes(file), StandardCharsets.UTF_8)))) {
            for (PemObject object = reader.readPemObject(); object != null; object = reader.readPemObject()) {
                if (types.contains(object.getType())) {
                    found.add(object.getContent());
                }
            }
        } catch (IOException | RuntimeException e) {
            throw new IOException(file + " is not a whole PEM file: " + e.getMessage(), e);
        }
        return found;
    }

    /** The private key of a file: PKCS #8, or the older forms for RSA and elliptic curves. */
    static PrivateKey key(Path file, PublicKey belongsTo) throws IOException {
        try (PemReader reader = new PemReader(new StringReader(new String(bytes(file), StandardCharsets.UTF_8)))) {
            for (PemObject object = reader.readPemObject(); object != null; object = reader.readPemObject()) {
                byte[] content = object.getContent();
                switch (object.getType()) {
                    case "PRIVATE KEY" -> {
                        return decoded(content, belongsTo);
                    }
                    case "RSA PRIVATE KEY" -> {
                        AlgorithmIdentifier rsa =
                                new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE);
                        return decoded(
                                new PrivateKeyInfo(rsa, RSAPrivateKey.getInstance(content)).getEncoded(), belongsTo);
                    }
                    case "EC PRIVATE KEY" -> {
                        ECPrivateKey key = ECPrivateKey.getInstance(content);
                        AlgorithmIdentifier curve =
                                new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, key.getParametersObject());
                        return decoded(new PrivateKeyInfo(curve, key).getEncoded(), belongsTo);
                    }
                    case "ENCRYPTED PRIVATE KEY" ->
                        throw new IOException(file + " holds a key that is encrypted; a server must start without a"
                                + " person: store it plain with openssl pkey and let only the gateway's user read it");
                    default -> {
                        // Curve parameters and certificates may stand in the same file.
                    }
                }
            }
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException(file + " holds a private key that cannot be used: " + e.getMessage(), e);
        }
        throw new IOException(file + " holds no private key; it must have a -----BEGIN PRIVATE KEY----- block");
    }

    private static PrivateKey decoded(byte[] pkcs8, PublicKey belongsTo) throws GeneralSecurityException {
        return KeyFactory.getInstance(belongsTo.getAlgorithm()).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    }

    /** Whether the two are halves of one pair. */
    static boolean fit(PrivateKey secret, PublicKey open) throws IOException {
        String algorithm =
                switch (open.getAlgorithm()) {
                    case "RSA" -> "SHA256withRSA";
                    case "EC" -> "SHA256withECDSA";
                    default -> open.getAlgorithm();
                };
        byte[] sample = "a sample to sign".getBytes(StandardCharsets.US_ASCII);
        try {
            Signature signing = Signature.getInstance(algorithm);
            signing.initSign(secret);
            signing.update(sample);
            byte[] signature = signing.sign();
            Signature checking = Signature.getInstance(algorithm);
            checking.initVerify(open);
            checking.update(sample);
            return checking.verify(signature);
        } catch (GeneralSecurityException e) {
            throw new IOException(
                    "keys of the kind " + open.getAlgorithm() + " cannot be used; make an RSA or EC one", e);
        }
    }

    private static byte[] bytes(Path file) throws IOException {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new IOException(file + " does not exist", e);
        } catch (IOException e) {
            throw new IOException(file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
