package io.ecocredit.warnings;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A matter as a league put it on its list. */
@Entity
@Immutable
@Table(schema = "register", name = "warning_matters")
class ListedMatter {

    @Id
    @GeneratedValue
    @Nullable
    UUID matterId;

    String league;
    String title;
    String[] indicators;
    String requirement;
    int days;
    String setBy;
    Instant setAt;

    @Formula("exists (select 1 from register.ended_warning_matters e where e.matter_id = matter_id)")
    boolean ended;

    protected ListedMatter() {}

    ListedMatter(String league, MatterOrder.Whole order, String setBy, Instant setAt) {
        this.league = league;
        this.title = order.title();
        this.indicators = order.indicators().toArray(String[]::new);
        this.requirement = order.requirement();
        this.days = order.days();
        this.setBy = setBy;
        this.setAt = setAt;
    }
}
