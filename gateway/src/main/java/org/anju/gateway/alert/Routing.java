package org.anju.gateway.alert;

import java.util.List;
import org.anju.gateway.model.Alert;

/** Decides who is told of an alert. Pure and quick: called inside the transaction that writes the alert. */
@FunctionalInterface
public interface Routing {
    /** Ids of the recipients, each once; empty when nobody is to be told. */
    List<String> recipients(Alert alert);
}
