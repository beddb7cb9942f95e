package dev.launchready.junit;

import dev.launchready.Waiver;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.platform.commons.support.AnnotationSupport;

/** Reads the waivers of a class or a method. */
final class WaiverReader {
    private WaiverReader() {}

    static List<Waiver> read(AnnotatedElement element) {
        return AnnotationSupport.findRepeatableAnnotations(element, Waived.class).stream()
                .map(waived -> new Waiver(waived.id(), waived.reason(), waived.owner(), until(waived, element)))
                .toList();
    }

    static String place(AnnotatedElement element) {
        if (element instanceof Method method) {
            return method.getDeclaringClass().getSimpleName() + "." + method.getName();
        }
        return element instanceof Class<?> type ? type.getSimpleName() : element.toString();
    }

    private static LocalDate until(Waived waived, AnnotatedElement element) {
        try {
            return LocalDate.parse(waived.until());
        } catch (DateTimeException e) {
            throw new ExtensionConfigurationException(
                    "@Waived(id = \"" + waived.id() + "\") on " + place(element) + ": until = \"" + waived.until()
                            + "\" is no day; write year-month-day, for example 2027-01-31",
                    e);
        }
    }
}
