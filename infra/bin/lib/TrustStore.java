import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;

/** Makes a Java trust store of a PEM bundle: {@code java TrustStore.java BUNDLE STORE}. */
class TrustStore {
    public static void main(String[] arguments) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        try (FileInputStream bundle = new FileInputStream(arguments[0])) {
            int number = 0;
            for (Certificate authority : CertificateFactory.getInstance("X.509").generateCertificates(bundle)) {
                store.setCertificateEntry("authority-" + number++, authority);
            }
        }
        try (FileOutputStream file = new FileOutputStream(arguments[1])) {
            // Authorities are public: the password only satisfies the format.
            store.store(file, "changeit".toCharArray());
        }
    }
}
