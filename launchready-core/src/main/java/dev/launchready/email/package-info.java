/**
 * Email authentication: what its parts share. The parts are packages of their own: {@code spf}, {@code dkim}, {@code
 * dmarc}, {@code message} and {@code transport}.
 */
@NullMarked
package dev.launchready.email;

import org.jspecify.annotations.NullMarked;
