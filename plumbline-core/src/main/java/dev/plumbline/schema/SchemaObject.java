package dev.plumbline.schema;

/**
 * An object with a life of its own in the canonical: one block there, one entry in a comparison.
 */
public sealed interface SchemaObject
    permits Namespace,
        Extension,
        EnumType,
        CompositeType,
        Domain,
        DomainConstraint,
        Routine,
        Sequence,
        Table,
        Constraint,
        Index,
        View,
        MaterializedView,
        Trigger,
        Policy,
        Rule,
        ExtendedStatistics,
        RangeType,
        Aggregate,
        Collation,
        ForeignDataWrapper,
        ForeignServer,
        UserMapping,
        ForeignTable,
        EventTrigger,
        Publication,
        Subscription,
        ProvidedObject,
        Absence,
        Language,
        AccessMethod,
        Cast,
        Transform,
        Operator,
        OperatorFamily,
        OperatorClass,
        Conversion,
        TextSearchParser,
        TextSearchTemplate,
        TextSearchDictionary,
        TextSearchConfiguration,
        ShellType,
        BaseType,
        DefaultPrivileges {

  /** Who it is. */
  Identity id();

  /** Owner, comment, privileges, dependencies. */
  Meta meta();
}
