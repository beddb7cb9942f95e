/**
 * A proxy that makes a dependency misbehave: it stands between the product under test and a real service (a database, a
 * vendor's API, a mail server), passes everything on, and spoils what it is told to, while it counts what comes.
 *
 * <p>Inside, a fault is a {@code Flow}: one direction of one connection, octets and times in,
 * octets and times out, without a socket or a clock of its own. The engine drives the flows on one thread.
 */
@NullMarked
package dev.launchready.net.fault;

import org.jspecify.annotations.NullMarked;
