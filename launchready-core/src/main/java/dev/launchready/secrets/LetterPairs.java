package dev.launchready.secrets;

/**
 * How likely letters follow each other in words: a first-order model (Shannon 1948, section 3) of words and identifiers
 * in eighteen languages of Latin script. What chance draws reads as no language does, whatever its case.
 */
final class LetterPairs {
    /** Fewer letters tell too little. */
    private static final int FEWEST = 12;

    /**
     * By row the first letter, by column the second: how surprising it is, in quarters of a bit above {@code #}. Counted
     * in manual pages, and in the names and comments of programs.
     */
    private static final String SURPRISE = ""
            + "<633H>7B8B904/@7E.3.9;BA>>"
            + "0:9<-==A/=D.;<3;I34:3CDA9B"
            + "/E9>0BH.3B56@C,AJ6<15FKK?>"
            + "/??9)=AF-FD:?<0@I77=5ACG@A"
            + "7=43:99@8C=36.D:@,/3>;@8B@"
            + "2@></0=B+LF4@?.BO5863KEH=F"
            + "2D@?*B771NA6=55@O0373BIIBE"
            + ",CA@+DEG/GA6<:/BN3:38BCF<J"
            + "6926375HB@=35,29C721A7I@K9"
            + "-E95+<>H7B37@80>F?4A0:<HE;"
            + "/@?>+B<B1D;5?:.@K6315??N?B"
            + "/B?7+?=A-C>1>>1?GF755?GM6C"
            + ",7C=+DAH0UF;5<2/IF9=6GJJAN"
            + "1C4008/@2F<=B95AKA2.8;GL=@"
            + ":955;<9E<F;41,85J.365:8BF@"
            + ".E<@.?@:4S@2BC/5J,847JFN=G"
            + "=B>>A>?@?HH5<?ABD;7<%<FFEG"
            + "/>97+?;B/L;<691>F8337>AO;?"
            + "4F3A.=@70K98>>44@A2,4A@K9?"
            + ".C=A+@D6-OE<@A2?P1576DBH9?"
            + "666:399B4C?13.?4P020D?B?F<"
            + ",C?B(CCL.QG@B<0DP;<@?FHNCN"
            + ",B>;,AB5-MA=B51>J55;?EC?6D"
            + "4=28/9A>/HE;9=6.A<;-:AF::7"
            + "2<2=4:6H6?:6237.J8.2>@7D;>"
            + "-C;<*D?E/UE;:74CNB=82H9J4;";

    private LetterPairs() {}

    /**
     * Tells whether the letters look drawn by chance. The shorter the text, the more it must surprise; letters of mixed
     * case need surprise less where the case changes more often than the words of an identifier do. Of names of classes
     * with sixteen letters and more none passes, of sixteen letters drawn by chance nineteen in twenty do.
     */
    static boolean areDrawn(CharSequence text) {
        int letters = 0;
        int humps = 0;
        int pairs = 0;
        int surprise = 0;
        int before = -1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Text.isLetter(c)) {
                before = -1;
                continue;
            }
            letters++;
            int letter = Text.lower(c) - 'a';
            if (before >= 0) {
                surprise += SURPRISE.charAt(before * 26 + letter) - '#';
                pairs++;
                humps += c <= 'Z' && text.charAt(i - 1) >= 'a' ? 1 : 0;
            }
            before = letter;
        }
        if (letters < FEWEST || pairs < FEWEST - 1) {
            return false;
        }
        double least = 4.8 + 8.0 / letters - (humps * 5 >= letters ? 0.3 : 0);
        return surprise >= 4 * least * pairs;
    }
}
