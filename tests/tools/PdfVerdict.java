import java.io.FileInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Judges PDF files with the veraPDF engine: java -cp ENGINE.jar PdfVerdict.java PROFILE FILE...
 *
 * Prints one line for each fault: file, clause and test of the standard, and what the rule asks, parted by tabs.
 * A file that holds prints nothing. Exit status 0 says that every file was judged, however it fared.
 * The engine's own reader of profiles needs a library that its package leaves out, so the profile is read here.
 */
public class PdfVerdict {
    private static final int FAULTS_SHOWN = 200;

    public static void main(String[] arguments) throws Exception {
        Logger.getLogger("").setLevel(Level.SEVERE);
        VeraGreenfieldFoundryProvider.initialise();
        ValidationProfile profile = profile(arguments[0]);
        for (int i = 1; i < arguments.length; i++) {
            printFaults(arguments[i], profile);
        }
    }

    private static void printFaults(String path, ValidationProfile profile) throws Exception {
        try (FileInputStream file = new FileInputStream(path);
             PDFAParser parser = Foundries.defaultInstance().createParser(file, profile.getPDFAFlavour())) {
            ValidationResult result = Foundries.defaultInstance()
                    .createValidator(profile, FAULTS_SHOWN, false, false, false).validate(parser);
            for (TestAssertion assertion : result.getTestAssertions()) {
                if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                    System.out.println(path + "\t" + assertion.getRuleId().getClause() + "-"
                            + assertion.getRuleId().getTestNumber() + "\t" + oneLine(assertion.getMessage()));
                }
            }
            if (!result.isCompliant() && result.getTestAssertions().isEmpty()) {
                throw new IllegalStateException(path + " falls short, and the engine does not say where");
            }
        }
    }

    private static ValidationProfile profile(String name) throws Exception {
        String resource = "org/verapdf/pdfa/validation/" + name + ".xml";
        try (InputStream xml = PdfVerdict.class.getClassLoader().getResourceAsStream(resource)) {
            Element root = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(xml).getDocumentElement();
            Set<Rule> rules = new LinkedHashSet<>();
            for (Element rule : elements(root, "rule")) {
                rules.add(rule(rule));
            }
            Set<Variable> variables = new LinkedHashSet<>();
            for (Element variable : elements(root, "variable")) {
                variables.add(Profiles.variableFromValues(variable.getAttribute("name"),
                        variable.getAttribute("object"), text(variable, "defaultValue"), text(variable, "value")));
            }
            return Profiles.profileFromValues(PDFAFlavour.valueOf(root.getAttribute("flavour")),
                    Profiles.profileDetailsFromValues(name, "", "", new Date()), "", rules, variables);
        }
    }

    private static Rule rule(Element rule) {
        Element id = elements(rule, "id").get(0);
        return Profiles.ruleFromValues(
                Profiles.ruleIdFromValues(PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
                        id.getAttribute("clause"), Integer.parseInt(id.getAttribute("testNumber"))),
                rule.getAttribute("object"),
                rule.hasAttribute("deferred") ? Boolean.valueOf(rule.getAttribute("deferred")) : null,
                rule.getAttribute("tags"), text(rule, "description"), text(rule, "test"),
                Profiles.errorFromValues(text(rule, "message"), Collections.emptyList()), Collections.emptyList());
    }

    private static List<Element> elements(Element parent, String tag) {
        NodeList nodes = parent.getElementsByTagName(tag);
        List<Element> found = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            found.add((Element) nodes.item(i));
        }
        return found;
    }

    private static String text(Element parent, String tag) {
        List<Element> found = elements(parent, tag);
        return found.isEmpty() ? "" : found.get(0).getTextContent();
    }

    private static String oneLine(String text) {
        return text == null ? "" : text.strip().replaceAll("\\s+", " ");
    }
}
