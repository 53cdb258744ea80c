package org.anju.gateway.estate;

/**
 * A credential as it is kept: hashed, and useless without the key of {@link CredentialSeal}.
 *
 * @param salt hex; empty for tokens and certificates, which are looked up by their hash
 * @param hash hex
 */
public record SealedCredential(Credential.Type type, String salt, String hash) {}
