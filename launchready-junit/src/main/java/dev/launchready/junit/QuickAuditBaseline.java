package dev.launchready.junit;

/** All baselines that need nothing but a domain; it grows with them. */
public interface QuickAuditBaseline extends EdgeBaseline, EmailBaseline {}
