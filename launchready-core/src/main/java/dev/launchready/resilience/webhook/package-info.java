/**
 * Webhooks: senders that sign as the providers do, forgeries that an endpoint has to refuse, and what came of them.
 *
 * <p>{@link dev.launchready.resilience.webhook.Webhooks} is the entry, {@link
 * dev.launchready.resilience.webhook.WebhookSender} signs, {@link dev.launchready.resilience.webhook.WebhookRule} is the
 * catalogue.
 */
@NullMarked
package dev.launchready.resilience.webhook;

import org.jspecify.annotations.NullMarked;
