package dev.assay.platform.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import jakarta.inject.Singleton;
import java.util.Map;

/** Renders the pages. Everything that is put into them is escaped for the place where it stands. */
@Singleton
public final class Templates {

    private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);

    /** The text of a page. */
    public String render(String name, Map<String, Object> parameters) {
        StringOutput output = new StringOutput();
        engine.render(name, parameters, output);
        return output.toString();
    }
}
