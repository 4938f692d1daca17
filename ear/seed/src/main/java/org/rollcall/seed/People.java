package org.rollcall.seed;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import org.rollcall.seed.Dice.Purpose;
import org.rollcall.seed.Isp.Person;

/** Names, phone numbers and places that look like a town's, letters with accents and another script among them. */
final class People {
    private static final List<String> FIRST = list("""
            Anna, Ben, Clara, David, Elena, Felix, Greta, Hugo, Ines, Jonas, Karin, Leon, Maria, Nils, Olga, \
            Paul, Quentin, Rosa, Stefan, Tamara, Ulrich, Vera, Walter, Xenia, Yusuf, Zoë, Álvaro, Björn, \
            Çağla, Désirée, François, Gülay, Håkon, Ilić, José, Łukasz, Miloš, Noémie, Øyvind, Rūta, Şebnem, \
            Tomáš, Zsófia, Adaeze, Bilal, Chiara, Dmitri, Emre, Farah, Giulia, Hassan, Irina, Jakub, \
            Katarzyna, Liam, Mei, Nadia, Omar, Priya, Ravi, Sofia, Thanh, Ursula, Viktor, Wanda, Yara, \
            Zoran, Анна, Иван, Ольга, Петро, Юлия""");
    private static final List<String> LAST = list("""
            Abbas, Adler, Andersen, Antal, Bakker, Bauer, Becker, Bianchi, Blanc, Borg, Brandt, Carvalho, \
            Castillo, Chen, Cohen, Costa, Dahl, Danko, Demir, Dubois, Eriksson, Esposito, Farkas, Fernández, \
            Fischer, Fournier, García, Gruber, Haas, Hansen, Herrmann, Horvat, Huber, Ivanov, Jansen, \
            Jensen, Kaya, Keller, Khan, Kim, Klein, Koch, Kovács, Kowalska, Krüger, Lambert, Larsen, \
            Lehmann, Lindqvist, López, Maier, Marino, Meyer, Molnár, Moreau, Müller, Nagy, Nguyen, Nielsen, \
            Novák, Nowak, O'Brien, Okafor, Olsen, Öztürk, Patel, Pérez, Petrov, Popescu, Richter, Rossi, \
            Roth, Ruiz, Sánchez, Santos, Sato, Schäfer, Schmidt, Schneider, Schröder, Silva, Simon, Šimić, \
            Singh, Sørensen, Steiner, Svoboda, Szabó, Tamm, Tanaka, Torres, Varga, Vogel, Wagner, Walsh, \
            Weber, Weiß, Wójcik, Yılmaz, Zhang, Ziegler, Zimmermann, Коваленко, Шевченко""");
    private static final List<String> FIRMS = list("""
            Bakery, Brewery, Books, Carpentry, Clinic, Dentists, Garage, Hotel, Logistics, Media, Pharmacy, \
            Roastery, School, Solar, Studio, Tailors, Winery""");
    private static final List<String> CITIES = list("""
            Harbourtown, Oldtown, Hillside, Millbrook, Stonebridge, Lakeview, Northgate, Eastfield, \
            Westhaven, Riverbend, Ashford, Greendale, Kings Cross, Saint-Rémy, Neustadt, Göllheim""");
    private static final List<String> STREETS = list("""
            Harbour Road, Mill Lane, Station Street, Church Street, Market Square, Park Avenue, High Street, \
            School Lane, Orchard Way, Bridge Street, Garden Row, Am Mühlbach, Rue de l'Église, Long Acre, \
            Lindenstraße, Quarry Hill""");
    /** Every 20th customer is a firm. */
    private static final int FIRM_EVERY = 20;

    private final Dice dice;

    People(Dice dice) {
        this.dice = dice;
    }

    Person person(int n) {
        String first = dice.pick(Purpose.NAME, n, FIRST);
        String last = dice.pick(Purpose.NAME, -n, LAST);
        boolean firm = n % FIRM_EVERY == 7;
        String name = firm ? last + " " + dice.pick(Purpose.PLACE, -n, FIRMS) : first + " " + last;
        String login = ascii(first).charAt(0) + ascii(last) + n;
        String city = dice.pick(Purpose.PLACE, n, CITIES);
        return new Person(
                login,
                name,
                phone(n),
                n % 11 == 3 ? null : login + (firm ? "@firms.example" : "@mail.example"),
                dice.pick(Purpose.PLACE, ~(long) n, STREETS) + " " + (1 + dice.below(Purpose.PHONE, -n, 140)),
                city);
    }

    /** In the notations that people type. */
    private String phone(int n) {
        int number = dice.below(Purpose.PHONE, n, 10_000_000);
        int area = 200 + dice.below(Purpose.PLACE, n, CITIES.size());
        String digits = String.valueOf(10_000_000 + number).substring(1);
        return switch (n % 5) {
            case 0 -> "+999 " + area + " " + digits;
            case 1 -> "+999" + area + digits;
            case 2 -> "0" + area + "/" + digits;
            case 3 -> "(0" + area + ") " + digits.substring(0, 3) + "-" + digits.substring(3);
            default -> "+999 " + area + " " + digits.substring(0, 3) + " " + digits.substring(3);
        };
    }

    private static List<String> list(String names) {
        return List.of(names.split(", "));
    }

    /** Small ASCII letters of a name; "x" where none is left. */
    private static String ascii(String name) {
        String plain = Normalizer.normalize(
                        name.replace("ł", "l")
                                .replace("Ł", "l")
                                .replace("ø", "o")
                                .replace("Ø", "o")
                                .replace("ß", "ss"),
                        Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT);
        StringBuilder letters = new StringBuilder(plain.length());
        plain.chars().filter(c -> c >= 'a' && c <= 'z').forEach(c -> letters.append((char) c));
        return letters.isEmpty() ? "x" : letters.toString();
    }
}
