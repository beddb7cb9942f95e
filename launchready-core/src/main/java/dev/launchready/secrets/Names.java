package dev.launchready.secrets;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a name says about its value: nothing, that it is a password, or that it is a secret drawn by a machine. */
final class Names {
    /** The literals that lead to generic assignments. */
    static final List<String> KEYWORDS = Words.list("""
            pass pwd passwd psw secret token apikey api_key api-key api.key cred auth key cookie salt signature
            bearer
            """);

    private static final Set<String> PASSWORD = Words.set("""
            password passwd passwort pwd passphrase pass passcode psw pswd userpassword dbpassword dbpasswd
            dbpass dbpwd userpass mypassword rootpassword adminpassword requirepass masterauth sshpass
            pgpassword keypass storepass rootpw userpasswd smtppass ftppass adminpass password1 password2 pass1
            """);
    private static final Set<String> SECRET = Words.set("""
            secret secrets creds token tokens apikey apitoken authtoken accesstoken secretkey clientsecret
            credential credentials auth authkey accesskey privatekey bearer appsecret apisecret appkey
            secretaccesskey refreshtoken masterkey authorization oauth encryptionkey signingkey cookiesecret
            sessionsecret jwtsecret apikeys oauthtoken pat salt hmackey passkey webhooksecret bottoken usertoken
            """);
    private static final Set<String> BEFORE_KEY = Words.set("""
            api access secret private auth encryption encrypt signing sign client master account service app
            application storage license licence admin root server hmac crypto cipher aes jwt session cookie
            webhook shared live prod write read user developer dev management integration ingest upload deploy
            rest product subscription consumer authentication encoding merchant security secure host pre
            preshared gpg partner x rapidapi functions function
            """);
    private static final Set<String> NOT_LAST = Words.set("""
            id ids name names url uri path file files filename field type length len size hash hashed expires
            expiry expiration ttl policy hint label title placeholder regex pattern prefix suffix header headers
            param params parameter count limit provider enabled required reset message msg error text format
            version store manager service class endpoint index env var input page form dialog prompt strength
            validator handler helper factory source scope method encoder status state location host port domain
            issuer algorithm alg algo mode lookup schema table column description desc help info list map set ref
            reference arn alias template test rule rules check mail email user username kind item action event
            node dir directory folder at date time age encrypted public pub down up press word words board code
            mgr encode decode encrypt decrypt strip trim split join lower upper used changed updated created since until
            codes bucket vault response request result results role realm group bits rotation fingerprint
            thumbprint checksum digest author authority
            """);
    private static final Set<String> NEVER = Words.set("""
            public pub publickey pubkey csrf xsrf authenticity nonce cancellation primary foreign partition sort
            cache keyword publishable crumb requestverification viewstate integrity checksum sha sha1 sha256
            sha512 md5 etag digest fingerprint next page continuation sourcemap i18n translation locale
            foreignkey primarykey object s3key idempotency sitekey site tokenizer keyboard hash issuer
            recaptchasite
            """);

    private static final Set<String> COUNTERS = Words.set("""
            prod production staging stage live value string base default raw plain b64 base64 base64encoded
            encoded data primary secondary
            """);

    /** What a name says. */
    enum Says {
        /** Nothing. */
        NOTHING,
        /** A password that a person may have chosen. */
        PASSWORD,
        /** A secret that a machine drew. */
        SECRET
    }

    private Names() {}

    static Says of(String name) {
        List<String> words = words(name);
        if (words.isEmpty()) {
            return Says.NOTHING;
        }
        for (String word : words) {
            if (NEVER.contains(word)) {
                return Says.NOTHING;
            }
        }
        // trailing words that only count or place it: token2, secret_prod
        int last = words.size() - 1;
        while (last > 0 && isCounter(words.get(last))) {
            last--;
        }
        String word = words.get(last);
        if (NOT_LAST.contains(word) || isDoer(word)) {
            return Says.NOTHING;
        }
        for (int i = last; i >= Math.max(0, last - 2); i--) {
            if (PASSWORD.contains(words.get(i))) {
                return words.get(i).equals("pass") && words.size() > 1 && last != i ? Says.NOTHING : Says.PASSWORD;
            }
        }
        if (word.endsWith("password") || word.endsWith("passwd")) {
            return Says.PASSWORD;
        }
        for (int i = last; i >= Math.max(0, last - 2); i--) {
            if (SECRET.contains(words.get(i))
                    || words.get(i).endsWith("token")
                    || words.get(i).endsWith("secret")
                    || words.get(i).endsWith("apikey")) {
                return Says.SECRET;
            }
            if (words.get(i).equals("key") && (i == 0 ? false : BEFORE_KEY.contains(words.get(i - 1)))) {
                return Says.SECRET;
            }
        }
        return Says.NOTHING;
    }

    /** Hasher, validator, rotation: what is done with a secret is none. */
    private static boolean isDoer(String word) {
        return word.length() > 5
                && !word.equals("bearer")
                && (word.endsWith("er") || word.endsWith("or") || word.endsWith("ing") || word.endsWith("ion"))
                && !PASSWORD.contains(word)
                && !SECRET.contains(word);
    }

    private static boolean isCounter(String word) {
        return COUNTERS.contains(word) || word.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** Splits at separators and at camel case, in lower case. */
    static List<String> words(String name) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean upper = c >= 'A' && c <= 'Z';
            boolean begins = upper
                    && i > 0
                    && (isLower(name.charAt(i - 1))
                            || (i + 1 < name.length() && isLower(name.charAt(i + 1)) && word.length() > 1));
            if (!Text.isAlnum(c) || begins) {
                flush(word, words);
            }
            if (Text.isAlnum(c)) {
                word.append(Text.lower(c));
            }
        }
        flush(word, words);
        return words;
    }

    private static boolean isLower(char c) {
        return (c >= 'a' && c <= 'z') || Text.isDigit(c);
    }

    private static void flush(StringBuilder word, List<String> words) {
        if (word.length() > 0) {
            words.add(word.toString().toLowerCase(Locale.ROOT));
            word.setLength(0);
        }
    }
}
