package dev.launchready.secrets;

import org.jspecify.annotations.Nullable;

/** Secrets with a grammar of their own. Each looks at a bounded stretch of text around the literal that led to it. */
enum Parser {
    /** A private key in PEM (RFC 7468) or OpenSSH's or PGP's armour. */
    PEM {
        @Override
        @Nullable Found find(Text text, int start, int end) {
            return PrivateKeys.pem(text, start, end);
        }
    },
    /** PuTTY's private key file. */
    PUTTY {
        @Override
        @Nullable Found find(Text text, int start, int end) {
            return PrivateKeys.putty(text, start);
        }
    },
    /** A JSON Web Token. */
    JWT {
        @Override
        @Nullable Found find(Text text, int start, int end) {
            return Credentials.jwt(text, start);
        }
    },
    /** A database's address with user and password. */
    DATABASE_URL {
        @Override
        @Nullable Found find(Text text, int start, int end) {
            return Addresses.find(text, start, true);
        }
    },
    /** Any other address with user and password. */
    WEB_URL {
        @Override
        @Nullable Found find(Text text, int start, int end) {
            return Addresses.find(text, start, false);
        }
    },
    /** An Authorization header, in whatever language sets it. */
    AUTHORIZATION {
        @Override
        @Nullable Found find(Text text, int start, int end) {
            return Credentials.authorization(text, end);
        }
    },
    /** curl with a user and a password. */
    CURL {
        @Override
        @Nullable Found find(Text text, int start, int end) {
            return Credentials.curl(text, start, end);
        }
    },
    /** A login file of ftp and its kin, netrc(5). */
    NETRC {
        @Override
        @Nullable Found find(Text text, int start, int end) {
            return Credentials.netrc(text, start, end);
        }
    },
    /** A Kubernetes Secret with data in it. */
    KUBERNETES {
        @Override
        @Nullable Found find(Text text, int start, int end) {
            return Kubernetes.find(text, start, end);
        }
    };

    /** {@return the secret that the literal at this place leads to; null if there is none} */
    abstract @Nullable Found find(Text text, int start, int end);
}
